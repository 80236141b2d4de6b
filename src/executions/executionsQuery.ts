import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { takePress, type Press, type PressSettings } from './press.ts';

/** The list on the screen: the settings of its presses, and where it starts. */
export interface ExecutionsSettings extends PressSettings {
  /** A resume token from the page's address; undefined starts at the beginning. */
  readonly startingToken: string | undefined;
}

/** Milliseconds for which a first page that failed is shown as it is. */
const failureStaysFor = 30_000;

/**
 * One build's workflow executions as an infinite query: a page of it is one press of "Load more", its parameter the resume
 * token of the press before. The SDK client owns the retries, so the query has none, and nothing refetches behind the
 * reader's back: what is read again, and when, is decided in one place.
 *
 * @param stopped aborts when the reader stops the press under way: what was answered by then is kept
 */
export function executionsQuery(
  client: AwsClient,
  settings: ExecutionsSettings,
  stopped?: () => AbortSignal | undefined,
) {
  const { imageBuildVersionArn, pageSize, maxItems, startingToken } = settings;
  return infiniteQueryOptions({
    queryKey: ['executions', imageBuildVersionArn, pageSize, maxItems, startingToken ?? null],
    async queryFn({ pageParam, signal, client: queryClient, queryKey }): Promise<Press> {
      const stop = stopped?.();
      try {
        return await takePress(client, settings, pageParam, signal, stop);
      } catch (error) {
        // Stopped before anything came, which is no failure: the list is as if nobody had asked.
        if (stop?.aborted) await queryClient.cancelQueries({ queryKey, exact: true });
        throw error;
      }
    },
    initialPageParam: startingToken,
    getNextPageParam: (last, _presses, _lastToken, tokens) =>
      continuesAt(last, tokens) === 'looped' ? undefined : last.nextToken,
    retry: false,
    // The first request may have failed before there was a table to show it: that one is shown, not asked again. Who comes
    // back later wants to know how it is now.
    retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > failureStaysFor,
    staleTime: 'static',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
