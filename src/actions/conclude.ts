import { canImageStillChange, imageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import type { Image } from '../aws/imagebuilder/image.ts';
import { isRawObject, textIn } from '../aws/rawObject.ts';
import { stepStatusMeaning } from '../aws/imagebuilder/stepStatus.ts';
import { isWaitingStep } from '../aws/imagebuilder/waiting.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import type { ImageAction, StepAction } from './action.ts';

/** What the account shows about an action whose answer was lost. */
export type Conclusion =
  | { readonly is: 'taken' }
  /** It can't be done any more: something else was done, or happened, first. `how` is a sentence; untrusted text in it. */
  | { readonly is: 'overtaken'; readonly how: string }
  /** Nothing shows that it was taken. It may be on its way. */
  | { readonly is: 'unchanged' };

/** Reads from a step whether an answer was taken: its outputs hold the answer, with its reason. */
export function concludeStep(action: StepAction, step: WorkflowStep): Conclusion {
  if (isWaitingStep(step) || step.status === 'PENDING') return { is: 'unchanged' };
  const answer = answerIn(step.outputs);
  if (answer) {
    const same = answer.action === action.kind && (answer.reason ?? '') === (action.reason ?? '');
    if (same) return { is: 'taken' };
    const words = answer.reason ? `${answer.action} (“${answer.reason}”)` : answer.action;
    return { is: 'overtaken', how: `Somebody else has answered it: ${words}.` };
  }
  const timedOut =
    step.status === 'TIMED_OUT' ||
    [step.message, step.outputs].some((text) => /\btimed[ -]?out\b/i.test(text ?? ''));
  if (timedOut) return { is: 'overtaken', how: 'It has timed out.' };
  // Without outputs, the end that was asked for says as much as there is to know.
  if (step.status === (action.kind === 'RESUME' ? 'COMPLETED' : 'FAILED')) return { is: 'taken' };
  return { is: 'overtaken', how: `It has ended: ${stepStatusMeaning(step.status).label}.` };
}

/** Reads from an image whether a retry or a cancel was taken. A cancel shows only once it is done. */
export function concludeImage({ kind }: Pick<ImageAction, 'kind'>, image: Pick<Image, 'state'>): Conclusion {
  const status = image.state?.status;
  if (status === undefined) return { is: 'unchanged' };
  if (kind === 'RETRY') {
    if (status === 'FAILED' || status === 'CANCELLED') return { is: 'unchanged' };
    if (status === 'AVAILABLE' || canImageStillChange(status)) return { is: 'taken' };
    return { is: 'overtaken', how: `The image is ${imageStatusMeaning(status).label} by now.` };
  }
  if (status === 'CANCELLED') return { is: 'taken' };
  if (canImageStillChange(status)) return { is: 'unchanged' };
  return { is: 'overtaken', how: `The build has ended first: ${imageStatusMeaning(status).label}.` };
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
