import { canImageStillChange } from '../aws/imagebuilder/imageStatus.ts';
import type { ImageAction } from './action.ts';
import type { Attempt } from './attempt.ts';

/** Milliseconds after which what was taken may be asked for again though nothing has shown it: a retry may have failed in between. */
const longestLag = { RETRY: 2 * 60_000, CANCEL: 15 * 60_000 } as const;

/** Whether an image's status shows that a retry or a cancel of it that was taken has come about. */
export function isShownBy(kind: ImageAction['kind'], status: string): boolean {
  return kind === 'RETRY' ? status !== 'FAILED' && status !== 'CANCELLED' : !canImageStillChange(status);
}

/** Whether a retry or a cancel was taken and the account does not show it yet. `now` is in milliseconds since the epoch. */
export function isLagging({ action, state, settledAt, isShown }: Attempt, now: number): boolean {
  return (
    !('stepExecutionId' in action) &&
    state.kind === 'taken' &&
    isShown !== true &&
    settledAt !== undefined &&
    now - settledAt < longestLag[action.kind]
  );
}
