import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import type { OperationName } from '../aws/registry.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { createPaginator } from '../pagination/paginator.ts';
import type { FetchPage } from '../pagination/walkPages.ts';

/** One page of a list, whatever its operation calls the items. */
export interface ItemsPage<Item> {
  readonly items: Item[];
  readonly nextToken?: string | undefined;
}

/** What one press of "Load more" brought. */
export interface ListPress<Item> {
  readonly items: readonly Item[];
  /** Where the next press, boto3 or the AWS CLI continue; absent when that was all. */
  readonly nextToken: string | undefined;
  /** When the press was answered, in milliseconds since the epoch. */
  readonly readAt: number;
}

export type Presses<Item> = InfiniteData<ListPress<Item>, string | undefined>;

/** What the reader asks of a list: its operation and what it lists. */
export interface ListSource<Item> {
  readonly operation: OperationName;
  readonly region: string;
  /** What tells this list from others of the same operation and region. */
  readonly of: string;
  readonly fetchPage: FetchPage<object, ItemsPage<Item>>;
}

/** Items a press brings, and asks for in one request: the service's own limit of `maxResults`. */
const pageSize = 25;

/**
 * One of the account's lists, and the operation whose name stands in its errors, as an infinite query: a page of it is one
 * press of "Load more", its parameter the resume token of the press before. The SDK client owns the retries, and nothing is read again behind the reader's back.
 */
export function listQuery<Item>({ operation, region, of, fetchPage }: ListSource<Item>) {
  const paginator = createPaginator({ fetchPage, resultKey: 'items' });
  const options = infiniteQueryOptions<ListPress<Item>, Error, Presses<Item>, QueryKey, string | undefined>({
    queryKey: ['builds', operation, region, of],
    async queryFn({ pageParam, signal }) {
      const settings = { maxItems: pageSize, pageSize, startingToken: pageParam, signal };
      const { items, nextToken } = await paginator.paginate({}, settings).buildFullResult();
      return { items, nextToken, readAt: Date.now() };
    },
    initialPageParam: undefined,
    getNextPageParam: (last, _presses, _lastToken, tokens) =>
      continuesAt(last, tokens) === 'more' ? last.nextToken : undefined,
    retry: false,
    staleTime: 'static',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return { operation, options };
}

export type ListQuery<Item> = ReturnType<typeof listQuery<Item>>;
