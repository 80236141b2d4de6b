import { csvOf } from '../../lib/csv.ts';
import { actionTexts } from '../actionTexts.ts';
import { type Action, operationOf } from '../action.ts';
import type { RequestState } from './actionRequest.ts';

/** One action request of this session and its outcome. The members are in the order of the exported columns. */
export interface ActivityLogEntry {
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly action: Action['kind'];
  readonly operation: string;
  /** Of a start, the build that was created; empty until that is known. */
  readonly imageBuildVersionArn: string;
  readonly imagePipelineArn: string;
  readonly stepExecutionId: string;
  readonly stepName: string;
  readonly reason: string;
  readonly clientToken: string;
  readonly outcome: RequestState['kind'];
  readonly outcomeAt: string;
  readonly requestId: string;
  /** The service's error message, or how the outcome was found. Untrusted text. */
  readonly detail: string;
}

/** The entry of a request that is being sent. No member is undefined, so that every exported row has the same columns. */
export function entryOf(action: Action, clientToken: string, now: number): ActivityLogEntry {
  const step = 'stepExecutionId' in action ? action : undefined;
  return {
    sentAt: new Date(now).toISOString(),
    action: action.kind,
    operation: operationOf[action.kind],
    imageBuildVersionArn: action.kind === 'START' ? '' : action.imageBuildVersionArn,
    imagePipelineArn: action.kind === 'START' ? action.imagePipelineArn : '',
    stepExecutionId: step?.stepExecutionId ?? '',
    stepName: step?.stepName ?? '',
    reason: step?.reason ?? '',
    clientToken,
    outcome: 'sending',
    outcomeAt: '',
    requestId: '',
    detail: '',
  };
}

/** The entry with a later state. */
export function withOutcome(entry: ActivityLogEntry, state: RequestState, now: number): ActivityLogEntry {
  const outcomeAt = new Date(now).toISOString();
  switch (state.kind) {
    case 'sending':
      return entry;
    case 'accepted': {
      const detail = state.found ? actionTexts.reconciled : '';
      return {
        ...entry,
        outcome: 'accepted',
        outcomeAt,
        requestId: state.requestId ?? entry.requestId,
        imageBuildVersionArn: state.startedBuild ?? entry.imageBuildVersionArn,
        detail,
      };
    }
    case 'unknown':
    case 'notApplied':
    case 'rejected':
    case 'superseded': {
      const { name, message, requestId } = state.error;
      const said = `${name}: ${message}`.slice(0, 600);
      return {
        ...entry,
        outcome: state.kind,
        outcomeAt,
        requestId: requestId ?? entry.requestId,
        detail: state.kind === 'superseded' ? `${state.how} ${said}` : said,
      };
    }
  }
}

/** The activity log as JSON. */
export function activityLogJson(log: readonly ActivityLogEntry[]): string {
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** The activity log as CSV with a header row. */
export function activityLogCsv(log: readonly ActivityLogEntry[]): string {
  const columns = Object.keys(entryOf({ kind: 'RETRY', imageBuildVersionArn: '' }, '', 0));
  return csvOf([columns, ...log.map((entry): string[] => Object.values(entry))]);
}
