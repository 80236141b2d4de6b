import { readLeaves } from './evidence/embeddedLeaves.ts';
import type { WaitingStep } from './operations/listWaitingWorkflowSteps.ts';
import type { RunStatusMeaning } from './runStatus.ts';
import { canStepStillChange, stepStatusMeaning } from './stepStatus.ts';
import type { WorkflowStep } from './workflowStep.ts';

/** What answers a waiting step, as its inputs say. The names are untrusted text. */
export type Answerer =
  /** Users who are notified through an SNS topic. */
  | { readonly kind: 'topic'; readonly topicArn: string }
  /** A Lambda function, without a user. */
  | { readonly kind: 'lambda'; readonly functionName: string }
  /** The step notifies no one; any user may answer. */
  | { readonly kind: 'none' };

/** What of a step says whether it waits. */
export type StepState = Partial<
  Pick<WorkflowStep, 'stepExecutionId' | 'action' | 'status' | 'startTime' | 'endTime'>
>;

export interface WaitingContext {
  /** What ListWaitingWorkflowSteps names, of the whole account. */
  readonly waiting?: readonly WaitingStep[] | undefined;
  /** Whether the step's execution has ended: then nothing waits in it any more. */
  readonly executionHasEnded?: boolean | undefined;
}

/**
 * Whether a step waits to be answered: ListWaitingWorkflowSteps names it, or its status is WAITING, which the API's enumeration
 * does not have, or it is a WaitForAction that has begun and not ended.
 */
export function isWaitingStep(
  step: StepState,
  { waiting = [], executionHasEnded = false }: WaitingContext = {},
): boolean {
  if (!canStepStillChange(step.status, executionHasEnded)) return false;
  const id = step.stepExecutionId;
  if (id !== undefined && waiting.some(({ stepExecutionId }) => stepExecutionId === id)) return true;
  if (step.status === 'WAITING') return true;
  return (
    step.action === 'WaitForAction' &&
    step.status !== 'PENDING' &&
    step.startTime !== undefined &&
    step.endTime === undefined
  );
}

/**
 * The status of a step as it is shown, in every view: the service calls a WaitForAction that waits RUNNING, and a step whose
 * execution ended before its turn PENDING.
 */
export function shownStepStatus(step: StepState, context: WaitingContext = {}): RunStatusMeaning {
  if (isWaitingStep(step, context)) return stepStatusMeaning('WAITING');
  return stepStatusMeaning(step.status, context.executionHasEnded);
}

/**
 * What answers a WaitForAction. The function may be named by its name or its ARN, under whatever member: the documentation names
 * the topic's member alone.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/wfdoc-step-actions.html
 */
export function answererOf(step: Pick<WorkflowStep, 'inputs'>): Answerer {
  const leaves = readLeaves(step.inputs).leaves.filter(
    (leaf): leaf is { key: string; value: string } =>
      typeof leaf.value === 'string' && leaf.value.trim() !== '',
  );
  const lambda = leaves.find(({ key, value }) => isLambdaKey(key) || /^arn:aws[\w-]*:lambda:/.test(value));
  if (lambda) return { kind: 'lambda', functionName: lambda.value };
  const topic = leaves.find(({ key, value }) => key === 'snstopicarn' || /^arn:aws[\w-]*:sns:/.test(value));
  return topic ? { kind: 'topic', topicArn: topic.value } : { kind: 'none' };
}

function isLambdaKey(key: string): boolean {
  return /^lambda(?:function)?(?:name|arn)?(?:\.\$)?$/.test(key);
}

/** Whether the wait keeps a build or test instance running, and billed, until it is answered. */
export function keepsAnInstance(steps: readonly WorkflowStep[], waiting: WorkflowStep): boolean {
  const before = steps.slice(0, Math.max(0, steps.indexOf(waiting)));
  const launched = before.findLastIndex(
    ({ action, status }) => action === 'LaunchInstance' && status === 'COMPLETED',
  );
  const ended = before.findLastIndex(
    ({ action, status }) => action === 'TerminateInstance' && status === 'COMPLETED',
  );
  return launched > ended;
}
