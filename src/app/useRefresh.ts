import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { executionsQuery, type ExecutionsSettings } from '../executions/executionsQuery.ts';
import { canPressChange, refreshPresses } from '../executions/refreshPresses.ts';
import type { ImageBuilder } from '../imagebuilder/client.ts';

/**
 * How one build's page is kept fresh: reads again what can change of everything on it, one thing after another. The same
 * object as long as the list is the same.
 */
export function useRefresh(imageBuilder: ImageBuilder, settings: ExecutionsSettings) {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const { queryKey } = executionsQuery(imageBuilder, settings);
    const read = () => queryClient.getQueryData(queryKey);
    return {
      look: async (signal: AbortSignal): Promise<void> => {
        // A press under way brings fresh rows itself, and would put back the ones it began with.
        if (queryClient.isFetching({ queryKey, exact: true }) > 0) return;
        await refreshPresses(
          imageBuilder,
          settings,
          read,
          (presses) => queryClient.setQueryData(queryKey, presses),
          signal,
        );
      },
      canChangeNow: () => (read()?.pages ?? []).some(canPressChange),
    };
  }, [queryClient, imageBuilder, settings]);
}
