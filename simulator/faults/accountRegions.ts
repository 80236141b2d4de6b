/** Regions of the third account that refuse every request. */
import { faultyAccountId } from '../arns.ts';
import { ServiceError, notAuthorized } from '../errors.ts';

interface AccountRegionFault {
  readonly title: string;
  readonly what: string;
  readonly error: (operation: string, service: 'imagebuilder' | 'logs') => ServiceError;
}

/** The faults, by Region: they apply to every request of the account there. */
export const accountRegionFaults: Readonly<Record<string, AccountRegionFault>> = {
  'us-west-2': {
    title: 'Denied',
    what: 'Every request returns 403 AccessDeniedException.',
    error: (operation, service) =>
      new ServiceError('AccessDeniedException', notAuthorized(operation, '*', service, faultyAccountId)),
  },
  'eu-central-1': {
    title: 'Throttled',
    what: 'Every request returns 429, forever.',
    error: () => new ServiceError('CallRateLimitExceededException', 'Rate exceeded'),
  },
  'ap-southeast-2': {
    title: 'Unavailable',
    what: 'Every request returns 503, forever.',
    error: () =>
      new ServiceError(
        'ServiceUnavailableException',
        'The service is unable to process your request at this time.',
      ),
  },
};

/** Throws the error of an account and Region whose requests all fail. */
export function refuseAccountRegion(
  account: string,
  region: string,
  operation: string,
  service: 'imagebuilder' | 'logs',
): void {
  const fault = account === faultyAccountId ? accountRegionFaults[region] : undefined;
  if (fault) throw fault.error(operation, service);
}
