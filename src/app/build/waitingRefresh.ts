import type { QueryClient } from '@tanstack/react-query';
import { waitingSource } from '../../actions/waiting/waitingSteps.ts';
import type { AwsClient } from '../../aws/client.ts';
import type { LoadedExecutions } from '../../executions/executionsQuery.ts';
import { pagedQuery } from '../../lists/pagedQuery.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { waitingStepsKeptFor } from '../../lib/timings.ts';

/**
 * When what waits is read again: a step begins and ends to wait together with its execution's counts, so it is enough to ask
 * when these have changed, and seldom otherwise. Only a page that shows what waits asks.
 */
export function waitingRefresh(
  queryClient: QueryClient,
  client: AwsClient,
  readExecutions: () => LoadedExecutions | undefined,
) {
  const { queryKey } = pagedQuery(waitingSource(client));
  const counts = () =>
    (readExecutions()?.pages ?? []).flatMap(({ items }) =>
      items.map((execution) => [
        execution.status,
        execution.totalStepsSucceeded,
        execution.totalStepsFailed,
        execution.totalStepsSkipped,
      ]),
    );
  return {
    /** To be called before the executions are read; says afterwards whether what waits is due. */
    before() {
      const earlier = JSON.stringify(counts());
      return () => {
        const { dataUpdatedAt = 0, errorUpdatedAt = 0 } = queryClient.getQueryState(queryKey) ?? {};
        // What was refused a moment ago would be refused again.
        const readAt = Math.max(dataUpdatedAt, errorUpdatedAt);
        return Date.now() - readAt >= waitingStepsKeptFor || JSON.stringify(counts()) !== earlier;
      };
    },
    /** Rejects when it is throttled, so that the refresh slows down; the query itself tells of any other failure. */
    async read(): Promise<void> {
      try {
        await queryClient.refetchQueries({ queryKey, exact: true, type: 'active' }, { throwOnError: true });
      } catch (error) {
        if (error instanceof ServiceError && error.kind === 'throttled') throw error;
      }
    },
  };
}
