import type { QueryClient } from '@tanstack/react-query';
import { waitingKey } from '../../actions/waitingQuery.ts';
import type { Presses } from '../../executions/refreshPresses.ts';
import { ServiceError } from '../../aws/serviceError.ts';

/** Milliseconds for which what waits is taken as read when the executions show no change. */
const keptFor = 30_000;

/**
 * When what waits is read again: a step begins and ends to wait together with its execution's counts, so it is enough to ask
 * when these have changed, and seldom otherwise. Only a page that shows what waits asks.
 */
export function waitingRefresh(
  queryClient: QueryClient,
  region: string,
  readPresses: () => Presses | undefined,
) {
  const queryKey = [waitingKey, region];
  const counts = () =>
    (readPresses()?.pages ?? []).flatMap(({ workflowExecutions }) =>
      workflowExecutions.map((execution) => [
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
        return Date.now() - readAt >= keptFor || JSON.stringify(counts()) !== earlier;
      };
    },
    /** Rejects when it is throttled, so that whoever looks again slows down; any other failure is the query's own to tell. */
    async read(): Promise<void> {
      try {
        await queryClient.refetchQueries({ queryKey, exact: true, type: 'active' }, { throwOnError: true });
      } catch (error) {
        if (error instanceof ServiceError && error.kind === 'throttled') throw error;
      }
    },
  };
}
