import { isStepStatus, stepStatusMeaning, type StepStatus } from '../imagebuilder/stepStatus.ts';
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

/** How a step looks. A WaitForAction that runs is waiting, whatever the API calls it. */
export function lookOfStep(step: WorkflowStep): { tone: Tone; shape: StatusShape; word: string } {
  const status = isWaiting(step) ? 'WAITING' : step.status;
  const { label, tone } = stepStatusMeaning(status);
  return {
    tone: tones[tone],
    shape: isStepStatus(status) ? shapes[status] : 'question',
    word: plainText(label),
  };
}

/** Whether a step waits to be answered: the API's enumeration has no WAITING, the User Guide has. */
export function isWaiting(step: WorkflowStep): boolean {
  return step.status === 'WAITING' || (step.action === 'WaitForAction' && step.status === 'RUNNING');
}
