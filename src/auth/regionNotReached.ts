import type { OperationName } from '../aws/registry.ts';
import { ServiceError } from '../aws/serviceError.ts';

/** What the deployment's edge function would say to a request for a region that it does not let through. */
export function regionNotReached(operation: OperationName, regions: readonly string[]): ServiceError {
  return new ServiceError({
    operation,
    kind: 'invalidRequest',
    name: 'RegionNotReached',
    message: `Refused by this deployment: it reaches Image Builder in ${regions.join(', ')} only.`,
  });
}
