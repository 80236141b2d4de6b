import { meaningIn, type RunStatusMeaning, sharedStatuses } from './runStatus.ts';

/**
 * Statuses of a workflow step. WAITING and TIMED_OUT are in the User Guide and not in the API's enumeration.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepMetadata.html
 */
const meanings = {
  ...sharedStatuses,
  WAITING: { label: 'Waiting', tone: 'attention', shape: 'hand', changes: true },
  TIMED_OUT: { label: 'Timed out', tone: 'danger', shape: 'cross', changes: false },
} as const satisfies Record<string, RunStatusMeaning>;

export type StepStatus = keyof typeof meanings;

export const stepStatuses = Object.keys(meanings).filter(isStepStatus);

/** The API leaves a step PENDING whose execution ended before its turn came. */
const notRun: RunStatusMeaning = { label: 'Not run', tone: 'neutral', shape: 'slash', changes: false };

function isStepStatus(text: string | undefined): text is StepStatus {
  return text !== undefined && Object.hasOwn(meanings, text);
}

/**
 * What a status means. An unknown one, which is newer than this code, is shown by its own text and assumed to be able to
 * change.
 *
 * @param executionHasEnded whether the step's execution has: then a PENDING step was not run, and never will be
 */
export function stepStatusMeaning(status: string | undefined, executionHasEnded = false): RunStatusMeaning {
  if (status === 'PENDING' && executionHasEnded) return notRun;
  return meaningIn(meanings, status);
}

/**
 * Whether a step can still change by itself. Of an unknown status, it has to be assumed. The later steps of a workflow that
 * was aborted stay PENDING forever, so give the execution's status too where it is known to have ended.
 */
export function canStepStillChange(status: string | undefined, executionHasEnded = false): boolean {
  return !executionHasEnded && stepStatusMeaning(status).changes;
}

/** Whether the step itself failed. */
export function isFailedStep(status: string | undefined): boolean {
  return stepStatusMeaning(status).tone === 'danger';
}

/**
 * How undoing a step went. NO_ROLLBACK is in the User Guide and not in the API's enumeration.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepMetadata.html
 */
const rollbackLabels: Readonly<Record<string, string>> = {
  RUNNING: 'Rolling back',
  COMPLETED: 'Rolled back',
  SKIPPED: 'Rollback skipped',
  FAILED: 'Rollback failed',
  NO_ROLLBACK: 'No rollback',
};

/** What to show for a rollback status; undefined when there is none. */
export function rollbackLabel(status: string | undefined): string | undefined {
  if (status === undefined) return undefined;
  return Object.hasOwn(rollbackLabels, status) ? rollbackLabels[status] : status;
}
