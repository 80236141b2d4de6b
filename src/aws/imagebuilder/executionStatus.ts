/**
 * Statuses of a workflow execution. Newer values will come: an unknown one is shown by its own text.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowExecutionMetadata.html
 */
export const executionStatuses = [
  'PENDING',
  'SKIPPED',
  'RUNNING',
  'COMPLETED',
  'FAILED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_COMPLETED',
  'CANCELLED',
] as const;

export type ExecutionStatus = (typeof executionStatuses)[number];

export function isExecutionStatus(text: string | undefined): text is ExecutionStatus {
  return executionStatuses.some((status) => status === text);
}

/** Whether an execution of this status can still change by itself. Of an unknown one, it has to be assumed. */
export function canStillChange(status: string | undefined): boolean {
  if (!isExecutionStatus(status)) return true;
  switch (status) {
    case 'PENDING':
    case 'RUNNING':
    case 'ROLLBACK_IN_PROGRESS':
      return true;
    case 'SKIPPED':
    case 'COMPLETED':
    case 'FAILED':
    case 'ROLLBACK_COMPLETED':
    case 'CANCELLED':
      return false;
  }
}
