import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everLost, over } from './testing/overBuild.tsx';

beforeEach(() => {
  // The client waits for a random time between its attempts: here its shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

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
