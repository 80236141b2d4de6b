import type { StatusAppearance } from '../../lib/appearance.ts';
import { plainText } from '../../lib/plainText.ts';

/** What a status of an execution or of a step means. */
export interface RunStatusMeaning extends StatusAppearance {
  /** Whether an execution or a step of this status can still change by itself. */
  readonly changes: boolean;
}

/** The statuses that executions and steps have in common. */
export const sharedStatuses = {
  PENDING: { label: 'Pending', tone: 'neutral', shape: 'clock', changes: true },
  SKIPPED: { label: 'Skipped', tone: 'neutral', shape: 'skip', changes: false },
  RUNNING: { label: 'Running', tone: 'running', shape: 'spin', changes: true },
  COMPLETED: { label: 'Completed', tone: 'success', shape: 'check', changes: false },
  FAILED: { label: 'Failed', tone: 'danger', shape: 'cross', changes: false },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', shape: 'slash', changes: false },
} as const satisfies Record<string, RunStatusMeaning>;

/** How a status is shown that is newer than this code: by its own text. */
export function unknownStatus(status: string | undefined) {
  return {
    label: status ? plainText(status) : 'No status',
    tone: 'neutral',
    shape: 'question',
  } as const satisfies StatusAppearance;
}

/** What a status of a table means. An unknown one is assumed to be able to change. */
export function meaningIn(
  meanings: Readonly<Record<string, RunStatusMeaning>>,
  status: string | undefined,
): RunStatusMeaning {
  const known = status !== undefined && Object.hasOwn(meanings, status) ? meanings[status] : undefined;
  return known ?? { ...unknownStatus(status), changes: true };
}
