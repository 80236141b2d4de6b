import type { OperationName } from '../aws/registry.ts';
import { ServiceError } from '../aws/serviceError.ts';

/** The error of the deployment's edge function for a Region that it does not allow. */
export function regionNotReached(operation: OperationName, regions: readonly string[]): ServiceError {
  return new ServiceError({
    operation,
    kind: 'invalidRequest',
    name: 'RegionNotReachedException',
    refusedBy: 'edge-function',
    message: `Refused by this deployment: it reaches Image Builder in ${regions.join(', ')} only.`,
  });
}
