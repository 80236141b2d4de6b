/**
 * Statuses of a workflow step. WAITING and TIMED_OUT are in the User Guide and not in the API's enumeration. Newer values
 * will come: an unknown one is shown by its own text.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepMetadata.html
 */
export const stepStatuses = [
  'PENDING',
  'SKIPPED',
  'RUNNING',
  'WAITING',
  'COMPLETED',
  'FAILED',
  'TIMED_OUT',
  'CANCELLED',
] as const;

export type StepStatus = (typeof stepStatuses)[number];

/** What a status says. `bad` asks for a look; `neutral` is normal, as a step that was skipped. */
export interface StepStatusMeaning {
  readonly label: string;
  readonly tone: 'waiting' | 'active' | 'good' | 'bad' | 'neutral';
  /** Whether a step of this status can still change by itself. */
  readonly changes: boolean;
}

const meanings = {
  PENDING: { label: 'Pending', tone: 'neutral', changes: true },
  SKIPPED: { label: 'Skipped', tone: 'neutral', changes: false },
  RUNNING: { label: 'Running', tone: 'active', changes: true },
  WAITING: { label: 'Waiting', tone: 'waiting', changes: true },
  COMPLETED: { label: 'Completed', tone: 'good', changes: false },
  FAILED: { label: 'Failed', tone: 'bad', changes: false },
  TIMED_OUT: { label: 'Timed out', tone: 'bad', changes: false },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', changes: false },
} as const satisfies Record<StepStatus, StepStatusMeaning>;

export function isStepStatus(text: string | undefined): text is StepStatus {
  return stepStatuses.some((status) => status === text);
}

/** What to show for a status, the unknown ones by their own text. */
export function stepStatusMeaning(status: string | undefined): StepStatusMeaning {
  if (isStepStatus(status)) return meanings[status];
  return { label: status ?? 'No status', tone: 'neutral', changes: true };
}

/**
 * Whether a step can still change by itself. Of an unknown status, it has to be assumed. The later steps of a workflow that
 * was aborted stay PENDING for ever, so give the execution's status too where it is known to have ended.
 */
export function canStepStillChange(status: string | undefined, executionHasEnded = false): boolean {
  return !executionHasEnded && stepStatusMeaning(status).changes;
}

/** Whether the step itself went wrong. */
export function isFailedStep(status: string | undefined): boolean {
  return stepStatusMeaning(status).tone === 'bad';
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
