import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ImageBuilder } from '../imagebuilder/client.ts';
import { ServiceError, toServiceError } from '../imagebuilder/serviceError.ts';
import { InvalidStartingTokenError, RepeatedTokenError } from '../pagination/errors.ts';
import type { ExecutionRow } from './executionRow.ts';
import { continuesAt, executionsQuery, type ExecutionsSettings } from './executionsQuery.ts';
import { mergePresses } from './mergePresses.ts';
import type { Press } from './press.ts';

/** What a press, or the way to the next one, can fail with. */
export type ExecutionsError = ServiceError | RepeatedTokenError | InvalidStartingTokenError;

/** What stands below the last row. */
export type More =
  | { readonly kind: 'more' }
  | { readonly kind: 'loading'; readonly all: boolean }
  | { readonly kind: 'failed'; readonly error: ExecutionsError }
  /** The service led back to a page that was read already. */
  | { readonly kind: 'looped' }
  | { readonly kind: 'end' };

export interface Executions {
  readonly rows: readonly ExecutionRow[];
  readonly presses: readonly Press[];
  /** `loading` and `failed` are about the first press: later ones keep the rows, and `more` says how they went. */
  readonly state:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: ExecutionsError }
    | { readonly kind: 'shown' };
  readonly more: More;
  /** Where the next press, boto3 or the AWS CLI would continue. */
  readonly resumeToken: string | undefined;
  /** Whether the list was read again from its start, since the service refused a token in its middle. */
  readonly startedOver: boolean;
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  /** Stops loading all after the press that is under way. */
  readonly cancelLoadAll: () => void;
  /** Takes the first press again. */
  readonly retry: () => void;
}

/** The executions of one build as the screen needs them: rows, what is below them, and the ways to get more. */
export function useExecutions(imageBuilder: ImageBuilder, settings: ExecutionsSettings): Executions {
  const options = executionsQuery(imageBuilder, settings);
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(options);
  const presses = useMemo(() => query.data?.pages ?? [], [query.data]);
  const rows = useMemo(() => mergePresses(presses), [presses]);
  const [loading, setLoading] = useState<'one' | 'all' | undefined>();
  const [startedOver, setStartedOver] = useState(false);
  const wantsAll = useRef(false);
  useEffect(
    () => () => {
      wantsAll.current = false;
    },
    [],
  );

  const last = presses.at(-1);
  const next = continuesAt(last, query.data?.pageParams ?? []);

  /** One press; resolves with whether another can follow. */
  const press = async (): Promise<boolean> => {
    let result = await query.fetchNextPage({ cancelRefetch: false });
    if (isRefusedToken(result.error) && !startedOver && settings.startingToken === undefined) {
      // The service gave this token and no longer takes it: its pages have moved, so they are read again, once, and
      // the rows stay meanwhile.
      setStartedOver(true);
      await queryClient.refetchQueries({ queryKey: options.queryKey, exact: true });
      result = await query.fetchNextPage({ cancelRefetch: false });
    }
    return !result.isError && result.hasNextPage && result.data?.pages.at(-1)?.cutShort === undefined;
  };

  const load = async (howMany: 'one' | 'all') => {
    if (loading !== undefined) return;
    wantsAll.current = howMany === 'all';
    setLoading(howMany);
    try {
      let again = await press();
      while (again && wantsAll.current) again = await press();
    } finally {
      wantsAll.current = false;
      setLoading(undefined);
    }
  };

  const more = (): More => {
    if (loading !== undefined) return { kind: 'loading', all: loading === 'all' };
    if (query.isError) return { kind: 'failed', error: asExecutionsError(query.error) };
    if (next === 'looped' || last?.cutShort instanceof RepeatedTokenError) return { kind: 'looped' };
    if (last?.cutShort) return { kind: 'failed', error: last.cutShort };
    return { kind: next };
  };

  const state = (): Executions['state'] => {
    if (query.data) return { kind: 'shown' };
    return query.isError ? { kind: 'failed', error: asExecutionsError(query.error) } : { kind: 'loading' };
  };

  return {
    rows,
    presses,
    state: state(),
    more: more(),
    resumeToken: last?.nextToken,
    startedOver,
    loadMore: () => void load('one'),
    loadAll: () => void load('all'),
    cancelLoadAll: () => {
      wantsAll.current = false;
    },
    retry: () => void query.refetch(),
  };
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'paginationToken';
}

function asExecutionsError(error: unknown): ExecutionsError {
  if (error instanceof RepeatedTokenError || error instanceof InvalidStartingTokenError) return error;
  return toServiceError(error, 'ListWorkflowExecutions');
}
