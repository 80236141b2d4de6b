import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { describeError, repeatedToken, type ErrorWords } from '../aws/describeError.ts';
import { toListError } from '../aws/listError.ts';
import { isRefusedToken } from '../aws/isRefusedToken.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import type { LoadMoreState } from '../ui/LoadMore.tsx';
import { useLoading } from '../ui/useLoading.ts';
import type { ListQuery } from './listQuery.ts';
import { mergeItems } from './mergeItems.ts';

export interface List<Item> {
  readonly items: readonly Item[];
  /** `loading` and `failed` are about the first press: later ones keep the rows, and `more` says how they went. */
  readonly state:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly words: ErrorWords }
    | { readonly kind: 'shown' };
  readonly more: LoadMoreState;
  /** When what is shown was read, in milliseconds since the epoch: the oldest press counts. */
  readonly readAt: number | undefined;
  readonly refreshing: boolean;
  /** Why reading again failed; the rows stay. */
  readonly refreshFailed: ErrorWords | undefined;
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  /** Stops loading all at once: the rows of presses that were answered stay. */
  readonly cancelLoadAll: () => void;
  /** Reads everything that is loaded again, from the start. */
  readonly refresh: () => void;
}

/** One of the account's lists as the screen needs it: rows, what is below them, and the ways to get more. */
export function useList<Item extends { readonly arn?: string | undefined }>(
  source: ListQuery<Item>,
): List<Item> {
  const query = useInfiniteQuery(source.options);
  const { data } = query;
  const items = useMemo(() => mergeItems(data?.pages ?? []), [data]);
  const queryClient = useQueryClient();
  const { underWay, load, stop } = useLoading();
  const startedOver = useRef(false);
  const wordsOf = (error: unknown) => describeError(toListError(error, source.operation));

  /** One press; resolves with whether another can follow. */
  const press = async (): Promise<boolean> => {
    let result = await query.fetchNextPage({ cancelRefetch: false });
    if (isRefusedToken(result.error) && !startedOver.current) {
      // The service gave this token and no longer takes it: its pages have moved, so they are read again, once.
      startedOver.current = true;
      await query.refetch();
      result = await query.fetchNextPage({ cancelRefetch: false });
    }
    return !result.isError && result.hasNextPage;
  };

  const state = (): List<Item>['state'] => {
    if (data) return { kind: 'shown' };
    return query.isError ? { kind: 'failed', words: wordsOf(query.error) } : { kind: 'loading' };
  };

  const more = (): LoadMoreState => {
    if (underWay !== undefined) return { kind: 'loading', all: underWay === 'all' };
    if (query.isFetchNextPageError) {
      const kind = query.error instanceof RepeatedTokenError ? 'stuck' : 'failed';
      return { kind, ...wordsOf(query.error) };
    }
    const next = continuesAt(data?.pages.at(-1), data?.pageParams ?? []);
    return next === 'looped' ? { kind: 'stuck', ...repeatedToken } : { kind: next };
  };

  return {
    items,
    state: state(),
    more: more(),
    readAt: data?.pages[0]?.readAt,
    refreshing: query.isRefetching && underWay === undefined,
    refreshFailed: query.isRefetchError ? wordsOf(query.error) : undefined,
    loadMore: () => void load('one', press),
    loadAll: () => void load('all', press),
    cancelLoadAll: () => {
      stop();
      void queryClient.cancelQueries({ queryKey: source.options.queryKey, exact: true });
    },
    refresh: () => void query.refetch(),
  };
}
