import { isStepStatus, stepStatusMeaning, type StepStatus } from '../imagebuilder/stepStatus.ts';
import { isWaitingStep } from '../imagebuilder/waiting.ts';
import type { WorkflowStep } from '../imagebuilder/workflowStep.ts';
import type { Tone } from '../ui/Badge.tsx';
import { plainText } from '../ui/plainText.ts';
import type { StatusShape } from '../ui/StatusIcon.tsx';

const tones = {
  waiting: 'attention',
  active: 'running',
  good: 'success',
  bad: 'danger',
  neutral: 'neutral',
} as const satisfies Record<ReturnType<typeof stepStatusMeaning>['tone'], Tone>;

const shapes = {
  PENDING: 'clock',
  SKIPPED: 'skip',
  RUNNING: 'spin',
  WAITING: 'hand',
  COMPLETED: 'check',
  FAILED: 'cross',
  TIMED_OUT: 'cross',
  CANCELLED: 'slash',
} as const satisfies Record<StepStatus, StatusShape>;

/** How a step looks. A WaitForAction that has begun is waiting, whatever the API calls it. */
export function lookOfStep(
  step: WorkflowStep,
  executionHasEnded: boolean,
): { tone: Tone; shape: StatusShape; word: string } {
  const status = isWaitingStep(step, { executionHasEnded }) ? 'WAITING' : step.status;
  const { label, tone } = stepStatusMeaning(status);
  return {
    tone: tones[tone],
    shape: isStepStatus(status) ? shapes[status] : 'question',
    word: plainText(label),
  };
}
