import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import { continuesAt } from '../pagination/continuesAt.ts';
import { loadPage, type ListPage, type ListSource } from './loadPage.ts';
import { failureKeptFor } from '../lib/timings.ts';

/** The loaded pages of a list, with the resume tokens that they were loaded with as page parameters. */
export type LoadedPages<Item, Facts = undefined> = InfiniteData<ListPage<Item, Facts>>;

/**
 * A list as an infinite query: its page is one "load more", its page parameter the resume token of the page before.
 *
 * @param stopped aborts when the user stops the page that loads: the items of answered requests are kept
 */
export function pagedQuery<Item, Facts = undefined>(
  source: ListSource<Item, Facts>,
  stopped?: () => AbortSignal | undefined,
) {
  const { operation, scope, of, pageSize, maxItems, startingToken } = source;
  return infiniteQueryOptions<
    ListPage<Item, Facts>,
    Error,
    LoadedPages<Item, Facts>,
    QueryKey,
    string | undefined
  >({
    queryKey: [operation, scope, of, pageSize, maxItems, startingToken ?? null],
    async queryFn({ pageParam, signal, client: queryClient, queryKey }) {
      const stop = stopped?.();
      try {
        return await loadPage(source, pageParam, signal, stop);
      } catch (error) {
        // Stopped before the first item: the list stays as it was before the request.
        if (stop?.aborted) await queryClient.cancelQueries({ queryKey, exact: true });
        throw error;
      }
    },
    initialPageParam: startingToken,
    getNextPageParam: (last, _pages, _lastToken, tokens) =>
      continuesAt(last.resumeToken, tokens) === 'looped' ? undefined : last.resumeToken,
    // The first request may have failed before there was a list to show it.
    retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > failureKeptFor,
  });
}
