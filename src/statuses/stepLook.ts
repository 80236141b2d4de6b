import { isStepStatus, stepStatusMeaning, type StepStatus } from '../aws/imagebuilder/stepStatus.ts';
import { plainText } from '../lib/plainText.ts';
import type { StatusShape } from '../ui/StatusIcon.tsx';
import { toneOf, type StatusLook } from './statusLook.ts';

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

/** How the status of a step looks. One that is newer than this code is shown by its own text. */
export function lookOfStep(status: string | undefined): StatusLook {
  const { label, tone } = stepStatusMeaning(status);
  return {
    tone: toneOf[tone],
    shape: isStepStatus(status) ? shapes[status] : 'question',
    word: plainText(label),
  };
}
