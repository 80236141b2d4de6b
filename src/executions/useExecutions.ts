import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useReducer, useRef, useState } from 'react';
import type { AwsClient } from '../aws/client.ts';
import { isRefusedToken } from '../aws/isRefusedToken.ts';
import { toListError, type ListError } from '../aws/listError.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { useLoading, type HowMany } from '../ui/useLoading.ts';
import type { ExecutionRow } from './executionRow.ts';
import { executionsQuery, type ExecutionsSettings } from './executionsQuery.ts';
import { mergePresses } from './mergePresses.ts';
import type { Press } from './press.ts';
import type { Presses } from './refreshPresses.ts';

/**
 * Milliseconds between two looks of the page at what loading all has brought. Each looks through every row there is, so one
 * for each of hundreds of presses would take most of the time that loading all takes.
 */
const showEvery = 500;

/** What stands below the last row. */
export type More =
  | { readonly kind: 'more' }
  | { readonly kind: 'loading'; readonly all: boolean }
  | { readonly kind: 'failed'; readonly error: ListError }
  /** The service led back to a page that was read already: following its tokens would never end. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'end' };

export interface Executions {
  readonly rows: readonly ExecutionRow[];
  readonly presses: readonly Press[];
  /** `loading` and `failed` are about the first press: later ones keep the rows, and `more` says how they went. */
  readonly state:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: ListError }
    | { readonly kind: 'shown' };
  readonly more: More;
  /** Where the next press, boto3 or the AWS CLI would continue. */
  readonly resumeToken: string | undefined;
  /** Whether the list was read again from its start, since the service refused a token in its middle. */
  readonly startedOver: boolean;
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  /** Stops loading all at once: the rows of requests that were answered stay. */
  readonly cancelLoadAll: () => void;
  /** Takes the first press again. */
  readonly retry: () => void;
}

/** The executions of one build as the screen needs them: rows, what is below them, and the ways to get more. */
export function useExecutions(client: AwsClient, settings: ExecutionsSettings): Executions {
  const { underWay, load, stop, now } = useLoading();
  const options = executionsQuery(client, settings, () => now()?.stopped);
  const query = useInfiniteQuery({
    ...options,
    // Rows of presses that follow one another at once are shown together, by `showLoaded`.
    notifyOnChangeProps: () => (now()?.howMany === 'all' ? [] : ['data', 'error', 'isError']),
  });
  const presses = useMemo(() => query.data?.pages ?? [], [query.data]);
  const rows = useMemo(() => mergePresses(presses), [presses]);
  const [startedOver, setStartedOver] = useState(false);
  const hasStartedOver = useRef(false);
  const [, showLoaded] = useReducer((times: number) => times + 1, 0);

  const last = presses.at(-1);
  const next = continuesAt(last, query.data?.pageParams ?? []);

  /** One press; resolves with whether another can follow. */
  const press = async (): Promise<boolean> => {
    const result = await query.fetchNextPage({ cancelRefetch: false });
    if (!mayStartOver(result)) return !result.isError && canFollow(result.data);
    // The service gave this token and no longer takes it: its pages have moved, so they are read again, once, and the
    // rows stay meanwhile. `queryClient.refetchQueries` would pass over a query that is never stale.
    const again = await query.refetch();
    if (again.isError) return false;
    hasStartedOver.current = true;
    setStartedOver(true);
    // A press that was cut short was read again with the others; one that failed is still to come.
    if (!result.isError) return canFollow(again.data);
    const followed = await query.fetchNextPage({ cancelRefetch: false });
    return !followed.isError && canFollow(followed.data);
  };

  const mayStartOver = ({ error, data }: typeof query): boolean =>
    (isRefusedToken(error) || isRefusedToken(data?.pages.at(-1)?.cutShort)) &&
    !hasStartedOver.current &&
    settings.startingToken === undefined;

  const loadThem = (howMany: HowMany) => {
    let shownAt = performance.now();
    void load(howMany, async () => {
      if (performance.now() - shownAt >= showEvery) {
        shownAt = performance.now();
        showLoaded();
      }
      return press();
    });
  };

  const more = (): More => {
    if (underWay !== undefined) return { kind: 'loading', all: underWay === 'all' };
    if (query.isError) return { kind: 'failed', error: toListError(query.error, operation) };
    if (next === 'looped' || last?.cutShort instanceof RepeatedTokenError) return { kind: 'stuck' };
    if (last?.cutShort) return { kind: 'failed', error: last.cutShort };
    return { kind: next };
  };

  const state = (): Executions['state'] => {
    if (query.data) return { kind: 'shown' };
    return query.isError
      ? { kind: 'failed', error: toListError(query.error, operation) }
      : { kind: 'loading' };
  };

  return {
    rows,
    presses,
    state: state(),
    more: more(),
    resumeToken: last?.nextToken,
    startedOver,
    loadMore: () => loadThem('one'),
    loadAll: () => loadThem('all'),
    cancelLoadAll: stop,
    retry: () => void query.refetch(),
  };
}

function canFollow(data: Presses | undefined): boolean {
  const last = data?.pages.at(-1);
  return last?.cutShort === undefined && continuesAt(last, data?.pageParams ?? []) === 'more';
}

const operation = 'ListWorkflowExecutions';
