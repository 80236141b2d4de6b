import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { imageQuery } from '../../builds/imageQuery.ts';
import {
  canExecutionChange,
  executionsSource,
  replacesExecution,
  type ExecutionsSettings,
} from '../../executions/executionsQuery.ts';
import { pagedQuery } from '../../lists/pagedQuery.ts';
import { refreshPages } from '../../lists/refreshPages.ts';
import type { AwsClient } from '../../aws/client.ts';
import { canStillChange } from '../../aws/imagebuilder/executionStatus.ts';
import { canImageStillChange } from '../../aws/imagebuilder/imageStatus.ts';
import { followedLogKey } from '../../logs/read/followedLog.ts';
import { stepsKey } from '../../steps/stepsQuery.ts';
import { logStepKey } from './log/logStepQuery.ts';
import { waitingRefresh } from './waitingRefresh.ts';

/**
 * How one build's page is kept fresh: reads again what can change of everything on it, one thing after another. The same
 * object as long as the list is the same.
 */
export function useRefresh(client: AwsClient, settings: ExecutionsSettings) {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const source = executionsSource(client, settings);
    const { queryKey } = pagedQuery(source);
    const { queryKey: imageKey } = imageQuery(client, settings.imageBuildVersionArn);
    const read = () => queryClient.getQueryData(queryKey);
    const waiting = waitingRefresh(queryClient, client, read);
    const readImageStatus = () => queryClient.getQueryData(imageKey)?.state?.status;
    const canImageChange = () => {
      const status = readImageStatus();
      return status !== undefined && canImageStillChange(status);
    };
    return {
      /** `withFirst` also reads the first page, where new executions may be. */
      refresh: async (signal: AbortSignal, withFirst: boolean): Promise<void> => {
        // A page that loads meanwhile brings fresh rows itself, and would write back the pages it started with.
        if (queryClient.isFetching({ queryKey, exact: true }) > 0) return;
        const isWaitingOld = waiting.before();
        await refreshPages(source, {
          keyOf: ({ workflowExecutionId }) => workflowExecutionId,
          canChange: canExecutionChange,
          replaces: replacesExecution,
          withFirst,
          read,
          write: (pages) => queryClient.setQueryData(queryKey, pages),
          signal,
        });
        // Another tab reads what waits a moment before this one would.
        if (isWaitingOld() || client.reads?.has('ListWaitingWorkflowSteps')) await waiting.read();
        if (canImageChange()) {
          await queryClient.refetchQueries({ queryKey: imageKey, exact: true }, { throwOnError: true });
        }
        // The visible steps whose execution can still change.
        await queryClient.refetchQueries({
          queryKey: [stepsKey],
          type: 'active',
          predicate: ({ queryKey: [, , , status] }) => canStillChange(String(status)),
        });
        await queryClient.refetchQueries({
          queryKey: [logStepKey],
          type: 'active',
          predicate: ({ state: { data } }) => !hasEnded(data),
        });
        // Throttling slows the page's refresh, so that it is an error of this one.
        await queryClient.refetchQueries(
          { queryKey: [followedLogKey, true], type: 'active' },
          { throwOnError: true },
        );
      },
      /** Refetches what a refresh skips: waiting steps, and an image that had ended before it was retried. */
      refreshAll: async (): Promise<void> => {
        await queryClient.refetchQueries({ queryKey: imageKey, exact: true });
        await waiting.read();
      },
      canChangeNow: () =>
        (read()?.pages ?? []).some(({ items }) => items.some(canExecutionChange)) || canImageChange(),
    };
  }, [queryClient, client, settings]);
}

/** Whether the data of a step has the time of its end. */
function hasEnded(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'endTime' in data && data.endTime !== undefined;
}
