import { canImageStillChange, imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { isRawObject, textIn } from '../../aws/rawObject.ts';
import { stepStatusMeaning } from '../../aws/imagebuilder/stepStatus.ts';
import { isWaitingStep } from '../../aws/imagebuilder/waiting.ts';
import type { WorkflowStep } from '../../aws/imagebuilder/workflowStep.ts';
import type { ImageSummary } from '../../aws/imagebuilder/imageSummary.ts';
import { parseInstant } from '../../lib/time.ts';
import type { ImageAction, StartAction, StepAction } from '../action.ts';

/** What the account shows about an action request that got no response. */
export type Reconciliation =
  /** `startedBuild`: the ARN of the build that a start created, where it is the only one that can be meant. */
  | { readonly is: 'accepted'; readonly startedBuild?: string | undefined }
  /** Another change came first. `how` is a sentence that contains untrusted text. */
  | { readonly is: 'superseded'; readonly how: string }
  /** The account shows no change. The request may still be under way. */
  | { readonly is: 'unchanged' };

/** Whether a step shows an action: the outputs of a WaitForAction hold the action and its reason. */
export function reconcileStep(action: StepAction, step: WorkflowStep): Reconciliation {
  if (isWaitingStep(step) || step.status === 'PENDING') return { is: 'unchanged' };
  const answer = answerIn(step.outputs);
  if (answer) {
    const same = answer.action === action.kind && (answer.reason ?? '') === (action.reason ?? '');
    if (same) return { is: 'accepted' };
    const words = answer.reason ? `${answer.action} (“${answer.reason}”)` : answer.action;
    return { is: 'superseded', how: `Already handled by another user: ${words}.` };
  }
  const timedOut =
    step.status === 'TIMED_OUT' ||
    [step.message, step.outputs].some((text) => /\btimed[ -]?out\b/i.test(text ?? ''));
  if (timedOut) return { is: 'superseded', how: 'The step has timed out.' };
  // Without outputs, the final status is all there is to compare.
  if (step.status === (action.kind === 'RESUME' ? 'COMPLETED' : 'FAILED')) return { is: 'accepted' };
  return { is: 'superseded', how: `The step has ended: ${stepStatusMeaning(step.status).label}.` };
}

/** Whether an image shows a retry or a cancel. A cancel shows only once it is complete. */
export function reconcileImage(
  { kind }: Pick<ImageAction, 'kind'>,
  image: Pick<Image, 'state'>,
): Reconciliation {
  const status = image.state?.status;
  if (status === undefined) return { is: 'unchanged' };
  if (kind === 'RETRY') {
    if (status === 'FAILED' || status === 'CANCELLED') return { is: 'unchanged' };
    if (status === 'AVAILABLE' || canImageStillChange(status)) return { is: 'accepted' };
    return { is: 'superseded', how: `The image is now ${imageStatusMeaning(status).label}.` };
  }
  if (status === 'CANCELLED') return { is: 'accepted' };
  if (canImageStillChange(status)) return { is: 'unchanged' };
  return { is: 'superseded', how: `The build ended first: ${imageStatusMeaning(status).label}.` };
}

/** Clocks of the page and the service may differ by this much, in milliseconds. */
const clockTolerance = 60_000;

/**
 * Whether the builds of a pipeline show a start: a build that a user started and that was not listed before. Of several, another user
 * has started one at the same time, and which is whose cannot be said.
 */
export function reconcileStart(action: StartAction, builds: readonly ImageSummary[]): Reconciliation {
  const { knownBuilds, preparedAt } = action;
  const started = builds.filter(({ arn, buildType, dateCreated }) => {
    if (arn === undefined || buildType === 'SCHEDULED') return false;
    if (knownBuilds) return !knownBuilds.includes(arn);
    const createdAt = parseInstant(dateCreated);
    return createdAt !== undefined && createdAt >= preparedAt - clockTolerance;
  });
  if (started.length === 0) return { is: 'unchanged' };
  return { is: 'accepted', startedBuild: started.length === 1 ? started[0]?.arn : undefined };
}

/** `{"action": "RESUME", "reason": "…"}`, as the outputs of a WaitForAction have it. */
function answerIn(outputs: string | undefined): { action: string; reason: string | undefined } | undefined {
  try {
    const value: unknown = JSON.parse(outputs ?? '');
    if (!isRawObject(value)) return undefined;
    const action = textIn(value, 'action');
    return action === undefined ? undefined : { action, reason: textIn(value, 'reason') };
  } catch {
    return undefined;
  }
}
