import { keyOf } from '../catalog.ts';
import { ServiceError, notAuthorized } from '../errors.ts';
import type { BuildPlan } from '../plans/plan.ts';

/** Refuses a write on the sentinels that refuse writes. */
export function refuseWrite(plan: BuildPlan, operation: string): void {
  const key = keyOf(plan.arn);
  if (key === 'actionForbidden' || key === 'actionForbiddenFailed') {
    throw new ServiceError('AccessDeniedException', notAuthorized(operation, plan.arn));
  }
  if (key === 'actionInUse') {
    throw new ServiceError(
      'ResourceInUseException',
      `The resource '${plan.arn}' is in use by another operation.`,
    );
  }
}

/** Whether someone else answers a waiting step in the moment before the first answer from here arrives. */
export function answeredByOther(plan: BuildPlan): boolean {
  return keyOf(plan.arn) === 'actionAnsweredByOther';
}

/** Whether the answer to a write on this build is lost on its way, and whether the write is carried out nonetheless. */
export function answerIsLost(arn: string): 'after' | 'before' | undefined {
  const key = keyOf(arn);
  if (key === 'actionTakenAnswerLost') return 'after';
  return key === 'actionLost' ? 'before' : undefined;
}
