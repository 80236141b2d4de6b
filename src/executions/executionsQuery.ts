import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ImageBuilder } from '../imagebuilder/client.ts';
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
 */
export function executionsQuery(imageBuilder: ImageBuilder, settings: ExecutionsSettings) {
  const { imageBuildVersionArn, pageSize, maxItems, startingToken } = settings;
  return infiniteQueryOptions({
    queryKey: ['executions', imageBuildVersionArn, pageSize, maxItems, startingToken ?? null],
    queryFn: ({ pageParam, signal }): Promise<Press> => takePress(imageBuilder, settings, pageParam, signal),
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

/**
 * Whether there is more after the last press. `looped`: the service has led back to a token that was followed already, so
 * asking on would bring the same rows for ever.
 */
export function continuesAt(
  last: Press | undefined,
  followed: readonly unknown[],
): 'more' | 'end' | 'looped' {
  if (last?.nextToken === undefined) return 'end';
  return followed.includes(last.nextToken) ? 'looped' : 'more';
}
