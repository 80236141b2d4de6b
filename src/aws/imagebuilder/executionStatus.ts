import { meaningIn, type RunStatusMeaning, sharedStatuses } from './runStatus.ts';

/**
 * Statuses of a workflow execution.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowExecutionMetadata.html
 */
const meanings = {
  ...sharedStatuses,
  ROLLBACK_IN_PROGRESS: { label: 'Rolling back', tone: 'attention', shape: 'back', changes: true },
  ROLLBACK_COMPLETED: { label: 'Rolled back', tone: 'attention', shape: 'back', changes: false },
} as const satisfies Record<string, RunStatusMeaning>;

export type ExecutionStatus = keyof typeof meanings;

export function isExecutionStatus(text: string | undefined): text is ExecutionStatus {
  return text !== undefined && Object.hasOwn(meanings, text);
}

/**
 * What a status means. An unknown one, which is newer than this code, is shown by its own text and assumed to be able to
 * change.
 */
export function executionStatusMeaning(status: string | undefined): RunStatusMeaning {
  return meaningIn(meanings, status);
}

/** Whether an execution of this status can still change by itself. */
export function canStillChange(status: string | undefined): boolean {
  return executionStatusMeaning(status).changes;
}
