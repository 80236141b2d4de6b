import { isHostedRegion } from '../aws/endpoint.ts';
import type { OperationName } from '../aws/registry.ts';
import { ServiceError } from '../aws/serviceError.ts';

/** The error of the deployment's edge function for a Region that it does not allow, or that no deployment can allow. */
export function regionNotReached(
  operation: OperationName,
  region: string,
  regions: readonly string[] = [],
): ServiceError {
  return new ServiceError({
    operation,
    kind: 'invalidRequest',
    refusedBy: 'edge-function',
    ...(isHostedRegion(region)
      ? {
          name: 'RegionNotReachedException',
          message: `Refused by this deployment: it reaches Image Builder in ${regions.join(', ')} only.`,
        }
      : {
          name: 'PartitionNotReachedException',
          message: `Refused by this deployment: a hosted dashboard can't reach ${region}, since China, GovCloud and the European Sovereign Cloud are separate from the AWS that hosts it.`,
        }),
  });
}
