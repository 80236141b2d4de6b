import type { OperationName } from '../../src/aws/registry.ts';
import { catalog } from '../catalog.ts';
import { ServiceError, notAuthorized } from '../errors.ts';
import type { BuildPlan } from '../plans/plan.ts';

/** Refuses to list the steps of the sentinels whose steps can't be read. */
export function refuseSteps(plan: BuildPlan, operation: OperationName): void {
  if (plan.arn === catalog.stepsForbidden.arn) {
    throw new ServiceError('AccessDeniedException', notAuthorized(operation, plan.arn));
  }
  if (plan.arn === catalog.stepsUnavailable.arn) {
    throw new ServiceError(
      'ServiceUnavailableException',
      'The service is unable to process your request at this time.',
    );
  }
}

/** Whether GetImage is refused for this build. */
export function refuseImage(plan: BuildPlan): boolean {
  return plan.arn === catalog.forbiddenImage.arn;
}
