/** Faults of whole responses: which sentinel has which, and when. */
import type { CatalogKey } from '../catalog.ts';
import { keyOf } from '../catalog.ts';
import { ServiceError } from '../errors.ts';
import type { Input } from '../validation.ts';
import type { FaultState } from './state.ts';

export type BodyFault = 'empty' | 'html' | 'cut' | 'stalled';

type Effect =
  | { readonly body: BodyFault }
  | { readonly error: 'throttled' | 'unavailable' | 'failed' | 'forbidden' };

interface TransportFault {
  readonly effect: Effect;
  /** How often it occurs for one page before that page is returned. Always when absent. */
  readonly times?: number;
  readonly atOnce?: boolean;
}

/** More than the three attempts of one call, so that the failure is visible and Retry then succeeds. */
const aWhile = 4;

const throttled: Effect = { error: 'throttled' };
const unavailable: Effect = { error: 'unavailable' };

const faults: { readonly [key in CatalogKey]?: TransportFault } = {
  throttledForAWhile: { effect: throttled, times: aWhile },
  throttledForAWhileAtOnce: { effect: throttled, times: aWhile, atOnce: true },
  throttledForEver: { effect: throttled },
  throttledForEverAtOnce: { effect: throttled, atOnce: true },
  unavailable503: { effect: unavailable },
  unavailable503AtOnce: { effect: unavailable, atOnce: true },
  unavailable503ForAWhile: { effect: unavailable, times: aWhile },
  serverError500: { effect: { error: 'failed' } },
  serverError500AtOnce: { effect: { error: 'failed' }, atOnce: true },
  forbidden403: { effect: { error: 'forbidden' } },
  forbidden403AtOnce: { effect: { error: 'forbidden' }, atOnce: true },
  emptyBody: { effect: { body: 'empty' } },
  emptyBodyAtOnce: { effect: { body: 'empty' }, atOnce: true },
  htmlBody: { effect: { body: 'html' } },
  htmlBodyAtOnce: { effect: { body: 'html' }, atOnce: true },
  cutJson: { effect: { body: 'cut' } },
  cutJsonAtOnce: { effect: { body: 'cut' }, atOnce: true },
  stalledBody: { effect: { body: 'stalled' } },
  stalledBodyAtOnce: { effect: { body: 'stalled' }, atOnce: true },
  stalledBodyForAWhile: { effect: { body: 'stalled' }, times: 1 },
};

/**
 * Throws the error of an error fault that strikes this ListWorkflowExecutions request, or returns the fault of its body, or
 * undefined when nothing strikes.
 */
export function strike(state: FaultState, input: Input): BodyFault | undefined {
  const arn = input['imageBuildVersionArn'];
  const key = typeof arn === 'string' ? keyOf(arn) : undefined;
  const fault = key && faults[key];
  if (typeof arn !== 'string' || !fault) return undefined;
  const token = typeof input['nextToken'] === 'string' ? input['nextToken'] : '';
  if (token === '' && !fault.atOnce) return undefined;
  if (fault.times !== undefined && !state.strikes(`${arn}|${token}`, fault.times)) return undefined;
  if ('body' in fault.effect) return fault.effect.body;
  throw errorOf(fault.effect.error, arn);
}

function errorOf(error: 'throttled' | 'unavailable' | 'failed' | 'forbidden', arn: string): ServiceError {
  switch (error) {
    case 'throttled':
      return new ServiceError('CallRateLimitExceededException', 'Rate exceeded');
    case 'unavailable':
      return new ServiceError(
        'ServiceUnavailableException',
        'The service is unable to process your request at this time.',
      );
    case 'failed':
      return new ServiceError('ServiceException', 'An internal error has occurred. Retry your request.');
    case 'forbidden':
      return new ServiceError(
        'ForbiddenException',
        `User: arn:aws:sts::111122223333:assumed-role/BuildViewer/simulator is not authorized to perform: imagebuilder:ListWorkflowExecutions on resource: ${arn}`,
      );
  }
}
