import { useQuery } from '@tanstack/react-query';
import type { BuildLogStream } from '../../aws/imagebuilder/logStream.ts';
import { followedLogKey } from './followedLog.ts';
import type { LogStore } from './logStore.ts';

/**
 * Reads what is written since, each time the page's live refresh runs. Once more when the step or the build has ended: its
 * last lines come after its end.
 */
export function useFollowedLog(store: LogStore, log: BuildLogStream, isRunning: boolean): void {
  useQuery({
    queryKey: [followedLogKey, isRunning, log.account, log.group, log.stream, storeId(store)],
    queryFn: async ({ signal }) => {
      await store.poll(signal);
      return Date.now();
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

const ids = new WeakMap<LogStore, number>();
let lastId = 0;

function storeId(store: LogStore): number {
  const id = ids.get(store) ?? (lastId += 1);
  ids.set(store, id);
  return id;
}
