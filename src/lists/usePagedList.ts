import { CancelledError, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useReducer, useRef, useState } from 'react';
import { isRefusedToken } from '../aws/isRefusedToken.ts';
import { toListError, type ListError } from '../aws/listError.ts';
import type { OperationName } from '../aws/registry.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { isPaused, type ListPage, type ListSource } from './loadPage.ts';
import { pagedQuery, type LoadedPages } from './pagedQuery.ts';
import { useOnline } from '../ui/page/useOnline.ts';
import { useAutoRetry } from './useAutoRetry.ts';
import { useLoading, type Amount } from './useLoading.ts';
import { loadingRenderInterval } from '../lib/timings.ts';

/** What can be loaded after the last row. */
export type More =
  | { readonly kind: 'more' }
  | { readonly kind: 'loading'; readonly amount: Amount }
  | { readonly kind: 'failed'; readonly error: ListError }
  /** The service led back to a page that was loaded before: following its tokens would not end. */
  | { readonly kind: 'looped' }
  /** The latest responses in a row had no items: the user decides whether to continue. */
  | { readonly kind: 'paused'; readonly emptyResponses: number }
  | { readonly kind: 'end' };

export interface PagedList<Row, Facts = undefined> {
  readonly rows: readonly Row[];
  /** `loading` and `failed` are about the first page: a later one keeps the rows, and `more` says how it went. */
  readonly state:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: ListError }
    | { readonly kind: 'shown' };
  readonly more: More;
  /** When a throttled load is repeated by itself, in milliseconds since the epoch. */
  readonly retryAt: number | undefined;
  /** Where the next page, boto3 or the AWS CLI would continue. */
  readonly resumeToken: string | undefined;
  /** Whether the list was loaded again from its start, since the service refused a token in its middle. */
  readonly startedOver: boolean;
  /** Elements of the responses that were no objects, so that no row shows them. */
  readonly dropped: number;
  /** The facts of each page's first response. */
  readonly facts: readonly Facts[];
  /** When the first page was loaded, in milliseconds since the epoch. */
  readonly readAt: number | undefined;
  readonly refreshing: boolean;
  /** Why loading the pages again failed; the rows stay. */
  readonly refreshError: ListError | undefined;
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  /** Stops the pages that load at once: the rows of answered requests stay. */
  readonly stop: () => void;
  /** Loads all pages again, from the start. */
  readonly refresh: () => void;
}

/**
 * A list as a screen needs it: rows, what is below them, and the ways to load more. A token that the service gave and no
 * longer takes is met once by loading the pages again.
 *
 * @param merge the rows of the loaded pages; the same function at each render
 */
export function usePagedList<Item, Row, Facts = undefined>(
  source: ListSource<Item, Facts>,
  merge: (pages: readonly ListPage<Item, Facts>[]) => readonly Row[],
): PagedList<Row, Facts> {
  const { loading, load, stop, now } = useLoading();
  const queryClient = useQueryClient();
  const options = pagedQuery(source, () => now()?.stopped);
  const query = useInfiniteQuery({
    ...options,
    // While all pages load, `renderLoaded` shows several at once.
    notifyOnChangeProps: () =>
      now()?.amount === 'all' ? [] : ['data', 'error', 'isError', 'isFetchNextPageError', 'isRefetching'],
  });
  const { data, error } = query;
  const pages = useMemo(() => data?.pages ?? [], [data]);
  const rows = useMemo(() => merge(pages), [merge, pages]);
  const facts = useMemo(() => pages.flatMap((page) => page.facts ?? []), [pages]);
  const [startedOver, setStartedOver] = useState(false);
  const hasStartedOver = useRef(false);
  const [restartFailed, setRestartFailed] = useState(false);
  const [, renderLoaded] = useReducer((times: number) => times + 1, 0);
  const last = pages.at(-1);

  const canStartOver = (result: typeof query): boolean =>
    (isRefusedToken(result.error) || isRefusedToken(result.data?.pages.at(-1)?.stoppedBy)) &&
    !hasStartedOver.current &&
    source.startingToken === undefined;

  /** Resolves with whether another page can follow. */
  const loadOne = async (): Promise<boolean> => {
    // Without a token that continues, only the pages themselves can be loaded again.
    if (last?.stoppedBy && last.resumeToken === undefined) {
      const reloaded = await query.refetch();
      return !reloaded.isError && canFollow(reloaded.data);
    }
    const result = await query.fetchNextPage({ cancelRefetch: false });
    if (!canStartOver(result)) return !result.isError && canFollow(result.data);
    const again = await query.refetch();
    if (again.isError) {
      setRestartFailed(true);
      return false;
    }
    hasStartedOver.current = true;
    setStartedOver(true);
    // A page that was ended midway was loaded again with the others; one that failed is still to come.
    if (!result.isError) return canFollow(again.data);
    const next = await query.fetchNextPage({ cancelRefetch: false });
    return !next.isError && canFollow(next.data);
  };

  const lastAmount = useRef<Amount>('page');
  const loadPages = (amount: Amount) => {
    lastAmount.current = amount;
    let renderedAt = performance.now();
    setRestartFailed(false);
    void load(amount, async () => {
      if (performance.now() - renderedAt >= loadingRenderInterval) {
        renderedAt = performance.now();
        renderLoaded();
      }
      return loadOne();
    });
  };

  const hasRestartFailed = restartFailed && query.isRefetchError;

  const more = (): More => {
    if (loading !== undefined) return { kind: 'loading', amount: loading };
    if (!data && !query.isError) return { kind: 'loading', amount: 'page' };
    const stoppedBy = query.isFetchNextPageError || hasRestartFailed ? error : last?.stoppedBy;
    if (stoppedBy instanceof RepeatedTokenError) return { kind: 'looped' };
    if (stoppedBy) return { kind: 'failed', error: toListError(stoppedBy, source.operation) };
    const next = continuesAt(last?.resumeToken, data?.pageParams ?? []);
    return next === 'more' && last && isPaused(last)
      ? { kind: 'paused', emptyResponses: emptyAtEnd(pages) }
      : { kind: next };
  };

  const state = (): PagedList<Row>['state'] => {
    if (data) return { kind: 'shown' };
    return query.isError ? { kind: 'failed', error: errorOf(error, source.operation) } : { kind: 'loading' };
  };

  const [first, next] = [state(), more()];
  const failed = first.kind === 'failed' ? first : next.kind === 'failed' ? next : undefined;
  const retry = () => {
    if (first.kind === 'failed') void query.refetch();
    else loadPages(lastAmount.current);
  };
  useOnline(() => {
    if (failed && isNetworkError(failed.error)) retry();
  });
  const retryAt = useAutoRetry({ error: failed?.error, progress: rows.length, retry });

  return {
    rows,
    state: first,
    more: next,
    retryAt,
    resumeToken: last?.resumeToken,
    startedOver,
    dropped: pages.reduce((sum, page) => sum + page.dropped, 0),
    facts,
    readAt: pages[0]?.readAt,
    refreshing: query.isRefetching && loading === undefined,
    refreshError: query.isRefetchError && !restartFailed ? toListError(error, source.operation) : undefined,
    loadMore: () => loadPages('page'),
    loadAll: () => loadPages('all'),
    stop() {
      stop();
      // The first page may have been requested before this component was there to stop it.
      const { queryKey } = options;
      if (!data) void queryClient.cancelQueries({ queryKey, exact: true }, { revert: false });
    },
    refresh: () => void query.refetch(),
  };
}

function isNetworkError(error: ListError): boolean {
  return error instanceof ServiceError && error.kind === 'network';
}

function errorOf(error: unknown, operation: OperationName): ListError {
  if (!(error instanceof CancelledError)) return toListError(error, operation);
  return new ServiceError({
    operation,
    kind: 'cancelled',
    name: 'Cancelled',
    message: 'Cancelled by the user.',
  });
}

/** How many of the latest responses in a row had no items. */
function emptyAtEnd(pages: readonly ListPage<unknown, unknown>[]): number {
  const lastWithItems = pages.findLastIndex(({ items, dropped }) => items.length + dropped > 0);
  return pages.slice(Math.max(0, lastWithItems)).reduce((sum, { emptyResponses }) => sum + emptyResponses, 0);
}

function canFollow<Item, Facts>(data: LoadedPages<Item, Facts> | undefined): boolean {
  const last = data?.pages.at(-1);
  return (
    last !== undefined &&
    last.stoppedBy === undefined &&
    !isPaused(last) &&
    continuesAt(last.resumeToken, data?.pageParams ?? []) === 'more'
  );
}
