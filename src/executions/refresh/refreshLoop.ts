import type { Session } from '../../auth/session.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { longestDelay, withJitter } from '../../lists/backoff.ts';

/** Milliseconds between two refreshes without failures. */
export const usualInterval = 5_000;

/** What the user is told about refreshing. */
export interface RefreshState {
  /**
   * `waiting`: the next refresh is at `nextAt`. `refreshing`: one is pending. `paused`: by the user. `hidden`: the document is
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
  /** When the shown data was first loaded. */
  readonly since: number;
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
}

/**
 * Polls what can change: at the usual interval, slower when throttled or failing, not while paused, hidden or signed out, and
 * no more once no data can change. One refresh at a time.
 */
export function createRefreshLoop({
  since,
  refresh,
  canChange,
  page,
  session,
  usual = usualInterval,
}: RefreshLoopOptions): RefreshLoop {
  const listeners = new Set<() => void>();
  let state: RefreshState = {
    phase: canChange() ? 'waiting' : 'finished',
    lastAt: since,
    nextAt: undefined,
    interval: usual,
    usual,
    error: undefined,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: AbortController | undefined;
  let unsubscribe: (() => void) | undefined;
  const hasEnded = () => session !== undefined && session.state().kind !== 'signedIn';

  const set = (change: Partial<RefreshState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const wait = () => {
    clearTimeout(timer);
    if (!canChange()) return set({ phase: 'finished', nextAt: undefined });
    if (hasEnded()) return set({ phase: 'ended', nextAt: undefined });
    if (page.visibilityState === 'hidden') return set({ phase: 'hidden', nextAt: undefined });
    const now = Date.now();
    const { interval, lastAt = now } = state;
    const delay = interval > usual ? withJitter(interval) : interval;
    // A clock that was set back puts the last refresh into the future; the next one is no later for that.
    const nextAt = Math.max(now, Math.min(lastAt, now) + delay);
    timer = setTimeout(() => void refreshOnce(false), nextAt - now);
    return set({ phase: 'waiting', nextAt });
  };

  const refreshOnce = async (byUser: boolean) => {
    if (pending) return;
    clearTimeout(timer);
    const pausedBefore = state.phase === 'paused';
    const current = new AbortController();
    pending = current;
    set({ phase: 'refreshing', nextAt: undefined });
    try {
      await refresh(current.signal, byUser);
      if (current.signal.aborted) return;
      const interval = Math.max(usual, state.interval / 2);
      set({ lastAt: Date.now(), error: undefined, interval, phase: 'waiting' });
    } catch (error) {
      if (current.signal.aborted) return;
      if (hasEnded()) {
        set({ phase: 'waiting' });
      } else {
        // Throttling needs a longer pause than a failure, which may be over at once.
        const throttled = error instanceof ServiceError && error.kind === 'throttled';
        const interval = Math.min(longestDelay, state.interval * (throttled ? 4 : 2));
        set({ lastAt: Date.now(), error: asError(error), interval, phase: 'waiting' });
      }
    } finally {
      if (pending === current) pending = undefined;
    }
    if (pausedBefore) set({ phase: 'paused' });
    else if (state.phase === 'waiting' && listeners.size > 0) wait();
  };

  /** The document was hidden or shown, or a session ended or started. */
  const reconsider = () => {
    if (['hidden', 'waiting', 'ended'].includes(state.phase)) wait();
  };

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        page.addEventListener('visibilitychange', reconsider);
        unsubscribe = session?.subscribe(reconsider);
        reconsider();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener('visibilitychange', reconsider);
        unsubscribe?.();
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
      set({ phase: 'paused', nextAt: undefined });
    },
    resume: wait,
    refreshNow: () => void refreshOnce(true),
    wake() {
      if (state.phase === 'finished' && listeners.size > 0) wait();
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
