import type { Session } from '../../auth/session.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { withJitter } from '../../lists/backoff.ts';
import type { PollingTurn } from './pollingTurn.ts';
import { buildPollInterval, longestPollInterval } from '../../lib/timings.ts';

/** A tab polls for itself when the tab that polls for it was silent for so many intervals, as a frozen one is. */
const silentIntervals = 3;

/** What the user is told about refreshing. */
export interface RefreshState {
  /**
   * `waiting`: the next refresh is at `nextAt`, or another tab polls for this one. `refreshing`: one is pending. `paused`: by the user. `hidden`: the document is
   * hidden. `ended`: the user has to sign in again. `finished`: no shown data can change any more.
   */
  readonly phase: 'waiting' | 'refreshing' | 'paused' | 'hidden' | 'ended' | 'finished';
  /** When the last refresh ended, in milliseconds since the epoch. */
  readonly lastAt: number | undefined;
  readonly nextAt: number | undefined;
  /** Milliseconds to the next refresh, longer than usual after throttling or failures. */
  readonly interval: number;
  /** Milliseconds between two refreshes without failures. */
  readonly usual: number;
  /** What the last refresh failed with; undefined once one succeeds. */
  readonly error: Error | undefined;
  /** Whether another tab made the requests of the last refresh. */
  readonly isShared: boolean;
}

export interface RefreshLoop {
  readonly read: () => RefreshState;
  /** The loop runs while it has a listener. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Refreshes at once on behalf of the user, in any phase. */
  readonly refreshNow: () => void;
  /** Continues after `finished`: an action or loaded data can change again. */
  readonly wake: () => void;
}

export interface RefreshLoopOptions {
  /** When the shown data was first loaded. Undefined while none could be. */
  readonly since: number | undefined;
  /** Reads again what can change. `byUser`: the user asked for it, rather than the timer. */
  readonly refresh: (signal: AbortSignal, byUser: boolean) => Promise<void>;
  /** Whether any shown data can still change. */
  readonly canChange: () => boolean;
  /** The document whose visibility counts. */
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  /** The session, where the deployment has a sign-in. */
  readonly session?: Pick<Session, 'state' | 'subscribe'> | undefined;
  /** Milliseconds between two refreshes without failures. Default: five seconds. */
  readonly usual?: number | undefined;
  /** Which tab polls; left out where no data is shared with other tabs. Always the same object. */
  readonly turn?: PollingTurn | undefined;
}

/**
 * Polls what can change: at the usual interval, slower when throttled or failing, not while paused, hidden or signed out, not
 * while another tab polls for this one, and no more once no data can change. One refresh at a time.
 */
export function createRefreshLoop({
  since,
  refresh,
  canChange,
  page,
  session,
  usual = buildPollInterval,
  turn,
}: RefreshLoopOptions): RefreshLoop {
  const listeners = new Set<() => void>();
  let state: RefreshState = {
    phase: canChange() ? 'waiting' : 'finished',
    lastAt: since,
    nextAt: undefined,
    interval: usual,
    usual,
    error: undefined,
    isShared: false,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: AbortController | undefined;
  let unsubscribe: (() => void) | undefined;
  const hasEnded = () => session !== undefined && session.state().kind !== 'signedIn';

  const set = (change: Partial<RefreshState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const rest = (phase: 'finished' | 'ended' | 'hidden' | 'paused') => {
    turn?.leave();
    set({ phase, nextAt: undefined });
  };

  const wait = () => {
    clearTimeout(timer);
    if (!canChange()) return rest('finished');
    if (hasEnded()) return rest('ended');
    if (page.visibilityState === 'hidden') return rest('hidden');
    turn?.join();
    const isFollowing = turn?.isFollowing() ?? false;
    const now = Date.now();
    const { interval, lastAt = now } = state;
    const delay = interval > usual ? withJitter(interval) : interval;
    // A clock that was set back puts the last refresh into the future; the next one is no later for that.
    const nextAt = Math.max(now, Math.min(lastAt, now) + delay * (isFollowing ? silentIntervals : 1));
    timer = setTimeout(() => void refreshOnce(false), nextAt - now);
    return set({ phase: 'waiting', nextAt: isFollowing ? undefined : nextAt });
  };

  /** `replay` runs the refresh with data that another tab has read. */
  const refreshOnce = async (byUser: boolean, replay?: (run: () => Promise<void>) => Promise<void>) => {
    if (pending) return;
    clearTimeout(timer);
    const pausedBefore = state.phase === 'paused';
    const isShared = replay !== undefined;
    const current = new AbortController();
    pending = current;
    set({ phase: 'refreshing', nextAt: undefined });
    try {
      const run = () => refresh(current.signal, byUser);
      await (replay ?? turn?.share ?? runAlone)(run);
      if (current.signal.aborted) return;
      const interval = Math.max(usual, state.interval / 2);
      set({ lastAt: Date.now(), error: undefined, interval, isShared, phase: 'waiting' });
    } catch (error) {
      if (current.signal.aborted) return;
      if (hasEnded()) {
        set({ phase: 'waiting' });
      } else {
        // Throttling needs a longer pause than a failure, which may be over at once.
        const throttled = error instanceof ServiceError && error.kind === 'throttled';
        const interval = Math.min(longestPollInterval, state.interval * (throttled ? 4 : 2));
        set({ lastAt: Date.now(), error: asError(error), interval, isShared, phase: 'waiting' });
      }
    } finally {
      if (pending === current) pending = undefined;
    }
    if (pausedBefore) rest('paused');
    else if (state.phase === 'waiting' && listeners.size > 0) wait();
  };

  /** The document was hidden or shown, a session ended or started, or another tab's turn began or ended. */
  const reconsider = () => {
    if (page.visibilityState === 'hidden') turn?.leave();
    if (['hidden', 'waiting', 'ended'].includes(state.phase)) wait();
  };

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        page.addEventListener('visibilitychange', reconsider);
        const leaveSession = session?.subscribe(reconsider);
        const leaveTurn = turn?.subscribe({
          onTurn: reconsider,
          onShared: (replay) => {
            if (state.phase === 'waiting') void refreshOnce(false, replay);
          },
        });
        unsubscribe = () => {
          leaveSession?.();
          leaveTurn?.();
        };
        reconsider();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener('visibilitychange', reconsider);
        unsubscribe?.();
        turn?.leave();
        clearTimeout(timer);
        pending?.abort();
        pending = undefined;
        if (state.phase === 'refreshing') state = { ...state, phase: 'waiting' };
      };
    },
    pause() {
      clearTimeout(timer);
      pending?.abort();
      pending = undefined;
      rest('paused');
    },
    resume: wait,
    refreshNow: () => void refreshOnce(true),
    wake() {
      if (state.phase === 'finished' && listeners.size > 0) wait();
    },
  };
}

async function runAlone(run: () => Promise<void>): Promise<void> {
  await run();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
