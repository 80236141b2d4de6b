import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPage } from '../lists/loadPage.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { simulatedClient } from '../testing/simulatedClient.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { executionsSource, type ExecutionsPage } from './executionsQuery.ts';

beforeEach(() => {
  // The client waits between its attempts; nothing else here takes time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** One build of the simulator, loaded page by page. */
function executionsOf(key: CatalogKey, paging: { pageSize: number; maxItems: number }) {
  const { client, requests } = simulatedClient();
  const source = executionsSource(client, {
    imageBuildVersionArn: catalog[key].arn,
    startingToken: undefined,
    ...paging,
  });
  return {
    inputs: () => requests.map(({ input }) => input),
    load: async (
      startingToken?: string,
      signal = new AbortController().signal,
      stop?: AbortSignal,
    ): Promise<ExecutionsPage> => {
      const outcome = Promise.allSettled([loadPage(source, startingToken, signal, stop)]);
      await vi.advanceTimersByTimeAsync(19_999);
      const [result] = await outcome;
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    },
  };
}

const idsOf = (...pages: ExecutionsPage[]) =>
  pages.flatMap(({ items }) => items.map(({ workflowExecutionId }) => workflowExecutionId));
const decoded = (token: string | undefined): unknown => JSON.parse(atob(token ?? ''));

/** Every execution of a build in the service's order, by the service's own tokens alone. */
async function allIds(key: CatalogKey): Promise<readonly (string | undefined)[]> {
  return idsOf(await executionsOf(key, { pageSize: 25, maxItems: 1_000 }).load());
}

test('leaves out elements that are no objects, counts them, and continues at the right place', async () => {
  const { load } = executionsOf('nullElements', { pageSize: 25, maxItems: 5 });
  const first = await load();
  expect([first.items.length, first.dropped]).toEqual([3, 2]);
  const second = await load(first.resumeToken);
  const third = await load(second.resumeToken);
  expect(decoded(second.resumeToken)).toEqual({ nextToken: null, boto_truncate_amount: 10 });
  const pages = [first, second, third];
  expect(pages.map(({ items, dropped }) => items.length + dropped)).toEqual([5, 5, 2]);
  expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(6);
  expect(new Set(idsOf(...pages)).size).toBe(6);
});

test('keeps the items of a response whose token is not text, and ends with an error', async () => {
  const page = await executionsOf('tokenNotText', { pageSize: 25, maxItems: 25 }).load();
  expect(page.items).toHaveLength(25);
  expect(page.resumeToken).toBeUndefined();
  expect(page.stoppedBy).toMatchObject({ kind: 'unreadable', operation: 'ListWorkflowExecutions' });
});

test('pages that cut service pages bring every execution once, in order, with the tokens of boto3', async () => {
  const wanted = await allIds('fortyExecutions');
  expect(wanted).toHaveLength(40);
  const { load, inputs } = executionsOf('fortyExecutions', { pageSize: 10, maxItems: 7 });
  const pages = [await load()];
  expect(decoded(pages[0]?.resumeToken)).toEqual({ nextToken: null, boto_truncate_amount: 7 });
  for (let token = pages[0]?.resumeToken; token !== undefined; token = pages.at(-1)?.resumeToken) {
    pages.push(await load(token));
  }
  expect(pages.map(({ items }) => items.length)).toEqual([7, 7, 7, 7, 7, 5]);
  expect(idsOf(...pages)).toEqual(wanted);
  // A page inside one service page is one request; one across its end is two, and the first of them is read again.
  expect(inputs()).toHaveLength(1 + 2 + 2 + 1 + 2 + 1);
  expect(inputs()).toEqual(inputs().map(() => expect.objectContaining({ maxResults: 10 })));
  expect(pages.at(-1)).toMatchObject({ stoppedBy: undefined, resumeToken: undefined });
});

test('a page has the facts of its first response', async () => {
  const { load } = executionsOf('failedBeforeWorkflow', { pageSize: 25, maxItems: 25 });
  expect(await load()).toMatchObject({
    items: [],
    facts: {
      imageBuildVersionArn: catalog.failedBeforeWorkflow.arn,
      message: expect.stringContaining('instance profile'),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
});

test('keeps the items of a page that fails midway, and the next page continues after them', async () => {
  const { load } = executionsOf('throttledForAWhile', { pageSize: 25, maxItems: 60 });
  const first = await load();
  expect(first.items).toHaveLength(25);
  expect(first.stoppedBy).toMatchObject({ kind: 'throttled' });
  expect(decoded(first.resumeToken)).toEqual({ nextToken: expect.any(String) });
  // The third service page is throttled for a while of its own.
  const second = await load(first.resumeToken);
  expect(second.items).toHaveLength(25);
  expect(second.stoppedBy).toMatchObject({ kind: 'throttled' });
  const third = await load(second.resumeToken);
  expect(third).toMatchObject({ stoppedBy: undefined, resumeToken: undefined });
  // The fault is over: all at once.
  expect(idsOf(first, second, third)).toEqual(idsOf(await load()));
});

test('keeps the items of a page that started inside a service page and fails midway', async () => {
  const { load } = executionsOf('unavailable503ForAWhile', { pageSize: 25, maxItems: 40 });
  const first = await load(btoa('{"nextToken": null, "boto_truncate_amount": 5}'));
  expect(first.items).toHaveLength(20);
  expect(first.stoppedBy).toMatchObject({ kind: 'unavailable' });
  const next = await load(first.resumeToken);
  const rest = await load(next.resumeToken);
  expect(rest).toMatchObject({ stoppedBy: undefined, resumeToken: undefined });
  const all = await load();
  const wanted = idsOf(all, await load(all.resumeToken));
  expect(wanted).toHaveLength(60);
  expect(idsOf(first, next, rest)).toEqual(wanted.slice(5));
});

test('rejects when the page has no items to keep', async () => {
  const { load, inputs } = executionsOf('forbidden403AtOnce', { pageSize: 25, maxItems: 60 });
  await expect(load()).rejects.toMatchObject({ kind: 'forbidden', status: 403 });
  expect(inputs()).toHaveLength(1);
});

test('continues after an empty service page that has a token', async () => {
  const { load } = executionsOf('emptyPageWithToken', { pageSize: 25, maxItems: 30 });
  const first = await load();
  const second = await load(first.resumeToken);
  expect([first, second].map(({ items }) => items.length)).toEqual([30, 30]);
  expect(new Set(idsOf(first, second)).size).toBe(60);
  expect(second.resumeToken).toBeUndefined();
});

test('pauses after 20 empty responses in a row, and continues after them', async () => {
  const { load, inputs } = executionsOf('emptyPages', { pageSize: 25, maxItems: 60 });
  const first = await load();
  expect(first).toMatchObject({ stoppedBy: undefined, emptyResponses: 20 });
  expect(first.items).toHaveLength(25);
  expect(inputs()).toHaveLength(21);
  const second = await load(first.resumeToken);
  expect(second).toMatchObject({ items: [], stoppedBy: undefined, emptyResponses: 20 });
  const third = await load(second.resumeToken);
  expect(third.resumeToken).toBeUndefined();
  expect(inputs()).toHaveLength(1 + 50 + 2);
  expect(new Set(idsOf(first, second, third)).size).toBe(60);
});

test('ends the page with its items when the service gives the same token twice', async () => {
  const { load, inputs } = executionsOf('sameTokenTwice', { pageSize: 25, maxItems: 1_000 });
  const page = await load();
  expect(page.items).toHaveLength(50);
  expect(page.stoppedBy).toBeInstanceOf(RepeatedTokenError);
  expect(inputs()).toHaveLength(2);
});

test('ends the page at a cycle of tokens, however many items it could bring', async () => {
  const { load, inputs } = executionsOf('tokenCycle', { pageSize: 25, maxItems: 1_000_000 });
  const page = await load();
  expect(page.items).toHaveLength(60);
  expect(new Set(idsOf(page)).size).toBe(60);
  expect(page.stoppedBy).toBeInstanceOf(RepeatedTokenError);
  expect(inputs()).toHaveLength(3);
});

test('rejects when its signal aborts, whatever was answered', async () => {
  const { load } = executionsOf('throttledForEver', { pageSize: 25, maxItems: 60 });
  const controller = new AbortController();
  const loaded = load(undefined, controller.signal);
  setTimeout(() => controller.abort(), 1);
  await expect(loaded).rejects.toMatchObject({ name: expect.stringMatching(/Abort|cancelled/) });
});

test('ends the page with its items, and without an error, when the user stops it', async () => {
  const { load } = executionsOf('throttledForEver', { pageSize: 25, maxItems: 60 });
  const controller = new AbortController();
  const loaded = load(undefined, undefined, controller.signal);
  setTimeout(() => controller.abort(), 10);
  const page = await loaded;
  expect(page.items).toHaveLength(25);
  expect(page.stoppedBy).toBeUndefined();
  expect(decoded(page.resumeToken)).toEqual({ nextToken: expect.any(String) });
});

test.each([
  ['an object with other keys', btoa('{"nextToken": null, "other": 1}')],
  ['more parts than a token has', 'a___b___c'],
])('refuses a starting token that is %s by its name', async (_what, token) => {
  const { load, inputs } = executionsOf('fortyExecutions', { pageSize: 25, maxItems: 25 });
  await expect(load(token)).rejects.toMatchObject({ name: 'InvalidStartingTokenError', token });
  expect(inputs()).toEqual([]);
});
