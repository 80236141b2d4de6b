import { setMaxListeners } from 'node:events';
import { InfiniteQueryObserver } from '@tanstack/query-core';
import { createQueryClient } from '../../src/aws/queryClient.ts';
import { canExecutionChange, executionsSource } from '../../src/executions/executionsQuery.ts';
import { pagedQuery } from '../../src/lists/pagedQuery.ts';
import { refreshPages } from '../../src/lists/refreshPages.ts';
import { simulatedClient } from '../../src/testing/simulatedClient.ts';
import { catalog } from '../../simulator/catalog.ts';

/** The cost of one refresh of a list, in requests to the simulated service. */
export interface RefreshReport {
  readonly pages: number;
  /** The number of pages with a running execution. */
  readonly running: number;
  /** `refreshPages`. */
  readonly ours: number;
  /** `refetch()` of the same infinite query. */
  readonly refetch: number;
}

const pageSize = 25;

/** Loads the first `pages` pages of a long build, the last `running` of which hold a running execution, and refreshes. */
export async function measureRefresh(pages: number, running: number): Promise<RefreshReport> {
  // The account's clock does not advance: only `running` decides which pages can change.
  let read = 0;
  const { client, requests } = simulatedClient({
    clock: { now: () => 0 },
    respond(_operation, _input, simulated) {
      read += 1;
      return read > pages - running && read <= pages ? simulated().then(withRunning) : undefined;
    },
  });
  const { arn } = catalog.twelveThousand;
  const settings = {
    imageBuildVersionArn: arn,
    pageSize,
    maxItems: pageSize,
    startingToken: undefined,
  };
  const source = executionsSource(client, settings);
  const options = pagedQuery(source);
  const queryClient = createQueryClient();
  await queryClient.fetchInfiniteQuery(options);
  const query = new InfiniteQueryObserver(queryClient, options);
  for (let page = 1; page < pages; page += 1) await query.fetchNextPage();
  const loaded = queryClient.getQueryData(options.queryKey);
  if (loaded?.pages.length !== pages)
    throw new Error(`${loaded?.pages.length} of ${pages} pages were loaded`);

  const requestsOf = async (refresh: () => Promise<unknown>) => {
    const before = requests.length;
    await refresh();
    return requests.length - before;
  };
  const ours = await requestsOf(() =>
    refreshPages(source, {
      keyOf: ({ workflowExecutionId }) => workflowExecutionId,
      canChange: canExecutionChange,
      withFirst: false,
      read: () => queryClient.getQueryData(options.queryKey),
      write: (refreshed) => queryClient.setQueryData(options.queryKey, refreshed),
      signal: new AbortController().signal,
    }),
  );
  // The library's refetch adds a listener per page to one signal, and Node reports more than ten as a leak.
  setMaxListeners(pages + 1);
  const refetch = await requestsOf(() => query.refetch());
  queryClient.clear();
  return { pages, running, ours, refetch };
}

/** The response, with its first execution still running. */
async function withRunning(answer: Response): Promise<Response> {
  const body = await answer.json();
  Object.assign(body.workflowExecutions[0], { status: 'RUNNING' });
  return Response.json(body, { headers: answer.headers });
}
