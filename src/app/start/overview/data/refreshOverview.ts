import type { OverviewStore } from './overviewStore.ts';
import { longestPollInterval, overviewPollInterval } from '../../../../lib/timings.ts';

/** Refreshes several accounts and Regions together. */
export interface OverviewRefresh {
  /**
   * One that fails is left out of the next refreshes, of more after each failure, and delays none of the others. Rejects when
   * all fail.
   */
  readonly refresh: (signal: AbortSignal, byUser?: boolean) => Promise<void>;
  /** Reads one again at once. */
  readonly retry: (store: OverviewStore) => Promise<void>;
}

interface Failing {
  readonly failures: number;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

export function createOverviewRefresh(stores: readonly OverviewStore[]): OverviewRefresh {
  const failing = new Map<OverviewStore, Failing>();
  const pending = new Map<OverviewStore, Promise<void>>();

  const attempt = async (store: OverviewStore, signal: AbortSignal): Promise<void> => {
    try {
      await store.refresh(signal);
      failing.delete(store);
    } catch (error) {
      if (!signal.aborted) {
        const failures = (failing.get(store)?.failures ?? 0) + 1;
        const delay = Math.min(longestPollInterval, overviewPollInterval * 2 ** (failures - 1));
        failing.set(store, { failures, dueAt: Date.now() + delay });
      }
      throw error;
    }
  };
  /** One refresh at a time for each: the last one may still wait for its response. */
  const refreshOne = async (store: OverviewStore, signal: AbortSignal): Promise<void> => {
    const own = pending.get(store) ?? attempt(store, signal).finally(() => pending.delete(store));
    pending.set(store, own);
    return own;
  };

  return {
    async refresh(signal, byUser = false) {
      const now = Date.now();
      const working = stores.filter((store) => !failing.has(store));
      const isDue = (store: OverviewStore) => byUser || (failing.get(store)?.dueAt ?? 0) <= now;
      if (working.length > 0) {
        for (const store of stores.filter((each) => failing.has(each) && isDue(each))) {
          refreshOne(store, signal).catch(() => undefined);
        }
      }
      const results = await Promise.allSettled(
        (working.length > 0 ? working : stores).map(async (store) => refreshOne(store, signal)),
      );
      const failed = results.find((result) => result.status === 'rejected');
      if (failed && results.every(({ status }) => status === 'rejected')) throw failed.reason;
    },
    retry: async (store) => refreshOne(store, new AbortController().signal).catch(() => undefined),
  };
}
