import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../aws/queryClient.ts';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { simulatedClient } from '../testing/simulatedClient.ts';
import { executionsQuery } from './executionsQuery.ts';
import { useExecutions } from './useExecutions.ts';

beforeEach(() => {
  // The client waits for a random time between its attempts: here its shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The hook over a build of the simulator. `shown` is what the screen would say of it. */
async function over(
  key: CatalogKey,
  settings: { maxItems?: number; startingToken?: string; askedBefore?: boolean; unanswered?: number } = {},
) {
  const { askedBefore = false, unanswered, ...given } = settings;
  const {
    client,
    simulator,
    requests: sent,
  } = simulatedClient({
    respond: (_operation, _input, _simulated, signal) =>
      sent.length === unanswered ? untilAborted(signal) : undefined,
  });
  const list = {
    imageBuildVersionArn: catalog[key].arn,
    pageSize: 25,
    maxItems: 25,
    startingToken: undefined,
    ...given,
  };
  const queryClient = createQueryClient();
  if (askedBefore) {
    await queryClient.infiniteQuery(executionsQuery(client, list)).catch(() => undefined);
  }
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const seen: number[] = [];
  const { result, act } = await renderHook(
    () => {
      const executions = useExecutions(client, list);
      seen.push(executions.rows.length);
      return executions;
    },
    { wrapper },
  );
  const shown = () => ({
    state: result.current.state.kind,
    more: result.current.more.kind,
    rows: result.current.rows.length,
  });
  return {
    requests: () => simulator.log.map(({ input }) => input),
    sent,
    executions: () => result.current,
    seen,
    shown,
    until: (expected: Partial<ReturnType<typeof shown>>) => expect.poll(shown).toMatchObject(expected),
    do: (action: (executions: ReturnType<typeof useExecutions>) => void) => act(() => action(result.current)),
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Whether the number of rows ever went down. */
const everLost = (seen: readonly number[]) => seen.some((rows, index) => rows < (seen[index - 1] ?? 0));

test('loads page by page, through its states to its end', async () => {
  const list = await over('fortyExecutions');
  expect(list.shown()).toEqual({ state: 'loading', more: 'loading', rows: 0 });
  await list.until({ state: 'shown', more: 'more', rows: 25 });
  expect(list.executions().resumeToken).toEqual(expect.any(String));
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'end', rows: 40 });
  expect(list.executions().resumeToken).toBeUndefined();
  expect(list.requests()).toHaveLength(2);
  expect(everLost(list.seen)).toBe(false);
});

test('shows a failure from before there was a table, and repeats the request only when the user asks', async () => {
  const list = await over('throttledForAWhileAtOnce', { askedBefore: true });
  await list.until({ state: 'failed' });
  expect(list.requests()).toHaveLength(3);
  await list.do(({ refresh }) => refresh());
  await list.until({ state: 'shown', rows: 25 });
  // The fault is met once more, by the first of the client's own attempts.
  expect(list.requests()).toHaveLength(5);
});

test('sends one request for a double click', async () => {
  const list = await over('twelveThousand');
  await list.until({ rows: 25 });
  await list.do(({ loadMore }) => {
    loadMore();
    loadMore();
  });
  await list.until({ more: 'more', rows: 50 });
  expect(list.requests()).toHaveLength(2);
});

test('loading all stops where the user cancels it, and continues from there', async () => {
  const list = await over('twelveThousand');
  await list.until({ rows: 25 });
  await list.do(({ loadAll }) => loadAll());
  await expect.poll(() => list.executions().rows.length).toBeGreaterThan(50);
  expect(list.executions().more).toEqual({ kind: 'loading', amount: 'all' });
  await list.do(({ stop }) => stop());
  await list.until({ more: 'more' });
  const stopped = list.executions().rows.length;
  // The pending request may have reached the service; its response is not waited for.
  expect([0, 1]).toContain(list.requests().length - stopped / 25);
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'more', rows: stopped + 25 });
});

test('cancelling aborts the pending request at once and keeps the rows of answered ones', async () => {
  // A page is three requests: the last one of the second page is never answered.
  const list = await over('twelveThousand', { maxItems: 75, unanswered: 6 });
  await list.until({ rows: 75 });
  await list.do(({ loadAll }) => loadAll());
  await expect.poll(() => list.sent.length).toBe(6);
  await list.do(({ stop }) => stop());
  await list.until({ more: 'more', rows: 125 });
  expect(list.sent[5]?.signal.aborted).toBe(true);
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'more', rows: 200 });
  expect(list.sent).toHaveLength(9);
  expect(everLost(list.seen)).toBe(false);
});

test('cancelled before the first response, the list is as before', async () => {
  const list = await over('fortyExecutions', { unanswered: 2 });
  await list.until({ rows: 25 });
  await list.do(({ loadAll }) => loadAll());
  await expect.poll(() => list.sent.length).toBe(2);
  await list.do(({ stop }) => stop());
  await list.until({ state: 'shown', more: 'more', rows: 25 });
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'end', rows: 40 });
});

test('one page that loads can be cancelled, and the list is as before', async () => {
  const list = await over('fortyExecutions', { unanswered: 2 });
  await list.until({ rows: 25 });
  await list.do(({ loadMore }) => loadMore());
  await expect.poll(() => list.sent.length).toBe(2);
  await list.do(({ stop }) => stop());
  await list.until({ state: 'shown', more: 'more', rows: 25 });
  expect(list.sent[1]?.signal.aborted).toBe(true);
});

test('the first page can be cancelled, and loads when the user asks again', async () => {
  const list = await over('fortyExecutions', { unanswered: 1 });
  await expect.poll(() => list.sent.length).toBe(1);
  await list.do(({ stop }) => stop());
  await expect
    .poll(() => list.executions().state)
    .toMatchObject({ kind: 'failed', error: { kind: 'cancelled' } });
  expect(list.sent[0]?.signal.aborted).toBe(true);
  await list.do(({ refresh }) => refresh());
  await list.until({ state: 'shown', more: 'more', rows: 25 });
});

test('loading all pauses after 20 empty responses in a row, with their count', async () => {
  const list = await over('emptyPages');
  await list.until({ rows: 25 });
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'paused', rows: 25 });
  expect(list.executions().more).toEqual({ kind: 'paused', emptyResponses: 20 });
  expect(list.requests()).toHaveLength(21);
  await list.do(({ loadMore }) => loadMore());
  await expect.poll(() => list.executions().more).toEqual({ kind: 'paused', emptyResponses: 40 });
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'more', rows: 50 });
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'end', rows: 60 });
});

test('shows the rows of loading all now and then, not page by page', async () => {
  const list = await over('fortyExecutions', { maxItems: 1 });
  await list.until({ rows: 1 });
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'end', rows: 40 });
  expect(new Set(list.seen).size).toBeLessThan(20);
  expect(everLost(list.seen)).toBe(false);
});

test('repeats a throttled load by itself, the same amount, with a countdown', async () => {
  const list = await over('throttledForAWhile');
  await list.until({ rows: 25 });
  vi.useFakeTimers({ now: Date.now(), shouldAdvanceTime: true });
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'failed', rows: 25 });
  const { retryAt } = list.executions();
  // The shortest jitter.
  expect(retryAt).toBeGreaterThan(Date.now() + 10_000);
  expect(retryAt).toBeLessThanOrEqual(Date.now() + 15_000);
  vi.setSystemTime(retryAt ?? 0);
  await vi.advanceTimersByTimeAsync(15_000);
  // The third page is throttled for a while of its own.
  await list.until({ more: 'failed', rows: 50 });
  await vi.advanceTimersByTimeAsync(15_000);
  await list.until({ more: 'end', rows: 60 });
  expect(list.executions().retryAt).toBeUndefined();
  vi.useRealTimers();
});

test('a first page that fails is shown as a failure, and loads when it is retried', async () => {
  const list = await over('throttledForAWhileAtOnce');
  await list.until({ state: 'failed', rows: 0 });
  await list.do(({ refresh }) => refresh());
  await list.until({ state: 'shown', more: 'more', rows: 25 });
});

test('keeps the rows when a later page fails', async () => {
  const list = await over('forbidden403');
  await list.until({ rows: 25 });
  await list.do(({ loadMore }) => loadMore());
  await list.until({ state: 'shown', more: 'failed', rows: 25 });
  expect(everLost(list.seen)).toBe(false);
});

test('starts over once when a token is refused, with every row in its place', async () => {
  const list = await over('invalidTokenMidway');
  await list.until({ rows: 25 });
  const [first] = list.executions().rows;
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'more', rows: 50 });
  expect(list.executions().startedOver).toBe(true);
  expect(list.executions().rows[0]?.key).toBe(first?.key);
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'end', rows: 60 });
  expect(list.requests()).toHaveLength(5);
  expect(everLost(list.seen)).toBe(false);
});

test('starts over when a token is refused in the middle of a page', async () => {
  const list = await over('invalidTokenMidway', { maxItems: 40 });
  await list.until({ state: 'shown', more: 'failed', rows: 25 });
  await list.do(({ loadMore }) => loadMore());
  await expect.poll(() => list.executions().startedOver).toBe(true);
  await list.until({ more: 'end', rows: 60 });
  expect(everLost(list.seen)).toBe(false);
});

test('starts over once when every token is refused', async () => {
  const list = await over('invalidTokenForEver');
  await list.until({ rows: 25 });
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'failed', rows: 25 });
  expect(list.requests()).toHaveLength(4);
  await list.do(({ loadMore }) => loadMore());
  await expect.poll(() => list.requests().length).toBe(5);
  await list.until({ more: 'failed', rows: 25 });
});

test('does not start over at the beginning when the address has a starting token', async () => {
  const list = await over('invalidTokenForEver', {
    startingToken: btoa('{"nextToken": null, "boto_truncate_amount": 5}'),
    maxItems: 20,
  });
  await list.until({ rows: 20 });
  await list.do(({ loadMore }) => loadMore());
  await list.until({ more: 'failed', rows: 20 });
  expect(list.executions().startedOver).toBe(false);
  expect(list.requests()).toHaveLength(2);
});

test('stops at a cycle of tokens, with its rows', async () => {
  const list = await over('tokenCycle');
  await list.until({ rows: 25 });
  await list.do(({ loadAll }) => loadAll());
  await list.until({ more: 'looped', rows: 60 });
});
