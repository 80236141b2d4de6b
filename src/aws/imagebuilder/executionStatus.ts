import type { StatusAppearance } from '../../lib/appearance.ts';
import { plainText } from '../../lib/plainText.ts';

export interface ExecutionStatusMeaning extends StatusAppearance {
  /** Whether an execution of this status can still change by itself. */
  readonly changes: boolean;
}

/**
 * Statuses of a workflow execution.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowExecutionMetadata.html
 */
const meanings = {
  PENDING: { label: 'Pending', tone: 'neutral', shape: 'clock', changes: true },
  SKIPPED: { label: 'Skipped', tone: 'neutral', shape: 'skip', changes: false },
  RUNNING: { label: 'Running', tone: 'running', shape: 'spin', changes: true },
  COMPLETED: { label: 'Completed', tone: 'success', shape: 'check', changes: false },
  FAILED: { label: 'Failed', tone: 'danger', shape: 'cross', changes: false },
  ROLLBACK_IN_PROGRESS: { label: 'Rolling back', tone: 'attention', shape: 'back', changes: true },
  ROLLBACK_COMPLETED: { label: 'Rolled back', tone: 'attention', shape: 'back', changes: false },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', shape: 'slash', changes: false },
} as const satisfies Record<string, ExecutionStatusMeaning>;

export type ExecutionStatus = keyof typeof meanings;

export function isExecutionStatus(text: string | undefined): text is ExecutionStatus {
  return text !== undefined && Object.hasOwn(meanings, text);
}

/**
 * What a status means. An unknown one, which is newer than this code, is shown by its own text and assumed to be able to
 * change.
 */
export function executionStatusMeaning(status: string | undefined): ExecutionStatusMeaning {
  if (isExecutionStatus(status)) return meanings[status];
  return {
    label: status ? plainText(status) : 'No status',
    tone: 'neutral',
    shape: 'question',
    changes: true,
  };
}

/** Whether an execution of this status can still change by itself. */
export function canStillChange(status: string | undefined): boolean {
  return executionStatusMeaning(status).changes;
}
