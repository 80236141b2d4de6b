import { type ExecutionStatus, isExecutionStatus } from '../aws/imagebuilder/executionStatus.ts';
import { plainText } from '../lib/plainText.ts';
import type { StatusLook } from './statusLook.ts';

const looks = {
  PENDING: { tone: 'neutral', shape: 'clock', word: 'Pending' },
  SKIPPED: { tone: 'neutral', shape: 'skip', word: 'Skipped' },
  RUNNING: { tone: 'running', shape: 'spin', word: 'Running' },
  COMPLETED: { tone: 'success', shape: 'check', word: 'Completed' },
  FAILED: { tone: 'danger', shape: 'cross', word: 'Failed' },
  ROLLBACK_IN_PROGRESS: { tone: 'attention', shape: 'back', word: 'Rolling back' },
  ROLLBACK_COMPLETED: { tone: 'attention', shape: 'back', word: 'Rolled back' },
  CANCELLED: { tone: 'neutral', shape: 'slash', word: 'Cancelled' },
} as const satisfies Record<ExecutionStatus, StatusLook>;

/** How the status of an execution looks. One that is newer than this code is shown by its own text. */
export function lookOfExecution(status: string | undefined): StatusLook {
  if (isExecutionStatus(status)) return looks[status];
  return { tone: 'neutral', shape: 'question', word: status ? plainText(status) : 'No status' };
}
