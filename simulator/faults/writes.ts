import { type CatalogKey, keyOf } from '../catalog.ts';
import { ServiceError, notAuthorized } from '../errors.ts';
import { startSentinels, startSentinelKey } from '../catalog/pipelines.ts';
import { arnOfPipeline, type PipelinePlan } from '../plans/pipeline.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { FaultState } from './state.ts';

/** Refuses a write on the sentinels that refuse writes. */
export function refuseWrite(plan: BuildPlan, operation: string): void {
  const key = keyOf(plan.arn);
  if (key === 'actionForbidden' || key === 'actionForbiddenFailed') {
    throw new ServiceError('AccessDeniedException', notAuthorized(operation, plan.arn));
  }
  if (key === 'actionInUse' || key === 'retryInUse') {
    throw new ServiceError(
      'ResourceInUseException',
      `The resource '${plan.arn}' is in use by another operation.`,
    );
  }
}

/** Refuses a start on the sentinels that refuse it. */
export function refuseStart(pipeline: PipelinePlan): void {
  const arn = arnOfPipeline(pipeline);
  if (arn === startSentinels.startForbidden.arn) {
    throw new ServiceError('AccessDeniedException', notAuthorized('StartImagePipelineExecution', arn));
  }
  if (arn === startSentinels.startInUse.arn) {
    throw new ServiceError('ResourceInUseException', `The resource '${arn}' is in use by another operation.`);
  }
}

/** Whether another user answers a waiting step just before the first action request arrives. */
export function answeredByOther(plan: BuildPlan): boolean {
  return keyOf(plan.arn) === 'actionAnsweredByOther';
}

/** Whether a client token counts as used with other parameters on this build: the first one always does. */
export function wasSeenBefore(state: FaultState, plan: BuildPlan, clientToken: string): boolean {
  const key = keyOf(plan.arn);
  if (key !== 'actionMismatch' && key !== 'retryMismatch') return false;
  return state.first(plan.arn, clientToken) === clientToken;
}

/** What happens to the response of a write, and whether the write is carried out all the same. */
export type LostAnswer = 'done, 504' | 'not done, 504' | 'done, stalled';

const lost: { readonly [key in CatalogKey]?: LostAnswer } = {
  actionTakenAnswerLost: 'done, 504',
  retryTakenAnswerLost: 'done, 504',
  actionLost: 'not done, 504',
  retryLost: 'not done, 504',
  actionTakenStalled: 'done, stalled',
};

/** Whether the response of a write on this build or pipeline is lost. That of `retryLost` is lost once. */
export function lostAnswer(state: FaultState, arn: string): LostAnswer | undefined {
  const start = startSentinelKey(arn);
  if (start === 'startTakenAnswerLost') return 'done, 504';
  if (start === 'startLost') return state.strikes(`${arn}|lost`, 1) ? 'not done, 504' : undefined;
  const key = keyOf(arn);
  if (key === 'retryLost' && !state.strikes(`${arn}|lost`, 1)) return undefined;
  return key && lost[key];
}
