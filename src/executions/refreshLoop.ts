import type { Session } from '../auth/session.ts';
import { ServiceError } from '../aws/serviceError.ts';

/** Milliseconds between two looks while all is well. */
export const usualInterval = 5_000;
/** The longest that throttling or failures stretch it to. */
export const longestInterval = 120_000;

/** What the reader is told about the refreshing of what is on the screen. */
export interface RefreshState {
  /**
   * `waiting`: the next look is at `nextAt`. `looking`: one is under way. `paused`: by the reader. `hidden`: nobody sees
   * the page. `ended`: nobody may look before somebody has signed in again. `finished`: nothing on the screen can change any
   * more.
   */
  readonly phase: 'waiting' | 'looking' | 'paused' | 'hidden' | 'ended' | 'finished';
  /** When the last look was answered, in milliseconds since the epoch. */
  readonly lastAt: number | undefined;
  readonly nextAt: number | undefined;
  /** Milliseconds to the next look, longer than usual after throttling or failures. */
  readonly interval: number;
  /** What the last look failed with; undefined once one succeeds. */
  readonly error: Error | undefined;
}

export interface RefreshLoop {
  readonly read: () => RefreshState;
  /** The loop runs while somebody listens. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Looks at once, whatever the phase. */
  readonly lookNow: () => void;
  /** Something on the screen can change again, by an action or by what was loaded: goes on when it had finished. */
  readonly wake: () => void;
}

export interface RefreshLoopOptions {
  /** When what is on the screen was read first. */
  readonly since: number;
  /** Reads again what can change. */
  readonly look: (signal: AbortSignal) => Promise<void>;
  /** Whether anything on the screen can still change. */
  readonly canChange: () => boolean;
  /** The page whose visibility counts. */
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  /** Who has signed in, where somebody has to. */
  readonly session?: Pick<Session, 'state' | 'subscribe'> | undefined;
}

/**
 * Looks again and again at what can change: at the usual interval, slower when throttled or failing, not while paused or
 * hidden or without a session, and no more once nothing can change. One look at a time.
 */
export function createRefreshLoop({
  since,
  look,
  canChange,
  page,
  session,
}: RefreshLoopOptions): RefreshLoop {
  const listeners = new Set<() => void>();
  let state: RefreshState = {
    phase: canChange() ? 'waiting' : 'finished',
    lastAt: since,
    nextAt: undefined,
    interval: usualInterval,
    error: undefined,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: AbortController | undefined;
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
    const nextAt = Math.max(Date.now(), (state.lastAt ?? Date.now()) + state.interval);
    timer = setTimeout(() => void lookOnce(), nextAt - Date.now());
    return set({ phase: 'waiting', nextAt });
  };

  const lookOnce = async () => {
    if (looking) return;
    clearTimeout(timer);
    const pausedBefore = state.phase === 'paused';
    const current = new AbortController();
    looking = current;
    set({ phase: 'looking', nextAt: undefined });
    try {
      await look(current.signal);
      if (current.signal.aborted) return;
      const interval = Math.max(usualInterval, state.interval / 2);
      set({ lastAt: Date.now(), error: undefined, interval, phase: 'waiting' });
    } catch (error) {
      if (current.signal.aborted) return;
      if (hasEnded()) {
        set({ phase: 'waiting' });
      } else {
        // Throttling asks for more room than a failure, which may pass at once.
        const throttled = error instanceof ServiceError && error.kind === 'throttled';
        const interval = Math.min(longestInterval, state.interval * (throttled ? 4 : 2));
        set({ lastAt: Date.now(), error: asError(error), interval, phase: 'waiting' });
      }
    } finally {
      if (looking === current) looking = undefined;
    }
    if (pausedBefore) set({ phase: 'paused' });
    else if (state.phase === 'waiting' && listeners.size > 0) wait();
  };

  /** The page was hidden or shown, or a session has ended or begun. */
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
        looking?.abort();
        looking = undefined;
        if (state.phase === 'looking') state = { ...state, phase: 'waiting' };
      };
    },
    pause() {
      clearTimeout(timer);
      looking?.abort();
      looking = undefined;
      set({ phase: 'paused', nextAt: undefined });
    },
    resume: wait,
    lookNow: () => void lookOnce(),
    wake() {
      if (state.phase === 'finished' && listeners.size > 0) wait();
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
