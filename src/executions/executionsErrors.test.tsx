import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everLost, over } from './testing/overBuild.tsx';

beforeEach(() => {
  // The client waits for a random time between its attempts: here its shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
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
