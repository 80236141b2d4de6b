import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { ListError } from '../aws/listError.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { throttledDelay } from './backoff.ts';

export interface AutoRetryOptions {
  /** What the latest load failed with; undefined while it loads and once it succeeds. */
  readonly error: ListError | undefined;
  /** Changes when items arrive: the waits start over then. */
  readonly progress: number;
  readonly retry: () => void;
}

/**
 * Repeats a throttled load by itself, after longer and longer waits, not while the document is hidden. Returns when the next
 * attempt is, in milliseconds since the epoch; undefined when there is none.
 */
export function useAutoRetry({ error, progress, retry }: AutoRetryOptions): number | undefined {
  const [timer] = useState(() => createRetryTimer(document));
  const onDue = useEffectEvent(retry);
  const onThrottled = useEffectEvent(() => timer.start(progress, () => onDue()));
  useEffect(() => {
    if (!(error instanceof ServiceError && error.kind === 'throttled')) return undefined;
    onThrottled();
    return timer.clear;
  }, [error, timer]);
  return useSyncExternalStore(timer.subscribe, timer.read);
}

/** A timer for the next attempt, as a store for `useSyncExternalStore`. It waits while the document is hidden. */
function createRetryTimer(
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
) {
  const listeners = new Set<() => void>();
  let failures = { progress: -1, count: 0 };
  let retryAt: number | undefined;
  let stop: (() => void) | undefined;

  const set = (next: number | undefined) => {
    retryAt = next;
    for (const listener of listeners) listener();
  };
  const clear = () => {
    stop?.();
    set(undefined);
  };

  return {
    read: () => retryAt,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear,
    start: (progress: number, onDue: () => void) => {
      stop?.();
      failures = { progress, count: failures.progress === progress ? failures.count + 1 : 1 };
      const delay = throttledDelay(failures.count);
      const due = () => {
        if (page.visibilityState === 'hidden') return;
        clear();
        onDue();
      };
      const timer = setTimeout(() => {
        page.addEventListener('visibilitychange', due);
        due();
      }, delay);
      stop = () => {
        clearTimeout(timer);
        page.removeEventListener('visibilitychange', due);
      };
      set(Date.now() + delay);
    },
  };
}
