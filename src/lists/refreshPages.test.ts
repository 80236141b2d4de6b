import { expect, test } from 'vitest';
import type { AwsClient } from '../aws/client.ts';
import { ServiceError } from '../aws/serviceError.ts';
import {
  executionsSource,
  type ExecutionsPage,
  type LoadedExecutions,
} from '../executions/executionsQuery.ts';
import { loadPage } from './loadPage.ts';
import { pagesToRefresh, refreshPages } from './refreshPages.ts';
import { executionOptions, never, settings } from './testing/executionList.ts';

interface State {
  statuses: string[];
  generation: number;
  fails: ServiceError | undefined;
  onAsked: () => void;
}

/** A list of one row a page, whose statuses and tokens change when the test says so. */
function list(...statuses: string[]) {
  const asked: (string | undefined)[] = [];
  const state: State = { statuses, generation: 0, fails: undefined, onAsked: () => undefined };
  const client: AwsClient = {
    region: 'us-east-1',
    async send(_operation, input) {
      const token = 'nextToken' in input ? String(input.nextToken) : undefined;
      asked.push(token);
      state.onAsked();
      if (state.fails) throw state.fails;
      const place = Number(token?.split('.')[0] ?? 0);
      const more = place + 1 < state.statuses.length;
      const requestId = `request-${asked.length}`;
      const body = {
        requestId,
        workflowExecutions: [{ workflowExecutionId: `wf-${place}`, status: state.statuses[place] }],
        ...(more ? { nextToken: `${place + 1}.${state.generation}` } : {}),
      };
      return { body, requestId };
    },
  };
  return { client, asked, state };
}

/** Loads every page, and records what a refresh writes. */
async function loaded(...statuses: string[]) {
  const { client, asked, state } = list(...statuses);
  const source = executionsSource(client, settings);
  let pages: LoadedExecutions = { pages: [], pageParams: [] };
  let token: string | undefined;
  do {
    const page = await loadPage(source, token, never);
    pages = { pages: [...pages.pages, page], pageParams: [...pages.pageParams, token] };
    token = page.resumeToken;
  } while (token !== undefined);
  asked.length = 0;
  const written: LoadedExecutions[] = [];
  const refresh = (signal = never, withFirst = false) =>
    refreshPages(source, {
      ...executionOptions,
      withFirst,
      read: () => pages,
      write: (next) => {
        pages = next;
        written.push(next);
      },
      signal,
    });
  const shown = () => pages.pages.flatMap(({ items }) => items.map(({ status }) => status));
  const add = (page: ExecutionsPage) => {
    pages = { pages: [...pages.pages, page], pageParams: [...pages.pageParams, 'added'] };
  };
  return { asked, state, written, refresh, shown, add, read: () => pages };
}

function indexesToRefresh({ pages }: LoadedExecutions, withFirst: boolean): number[] {
  return pagesToRefresh(pages, { ...executionOptions, withFirst }).map((page) => pages.indexOf(page));
}

test('reads again the pages with an execution that can still change, and the last one', async () => {
  const { read, asked, state, refresh, shown } = await loaded(
    'COMPLETED',
    'RUNNING',
    'FAILED',
    'PENDING',
    'CANCELLED',
  );
  const before = read();
  expect(indexesToRefresh(before, false)).toEqual([1, 3, 4]);
  expect(indexesToRefresh(before, true)).toEqual([0, 1, 3, 4]);
  state.statuses = ['never read', 'COMPLETED', 'never read', 'RUNNING', 'COMPLETED'];
  await refresh();
  expect(asked).toEqual(['1.0', '3.0', '4.0']);
  expect(shown()).toEqual(['COMPLETED', 'COMPLETED', 'FAILED', 'RUNNING', 'COMPLETED']);
  // Pages that were not read keep their identity, so that their rows do not render again.
  expect(read().pages[0]).toBe(before.pages[0]);
  expect(read().pages[2]).toBe(before.pages[2]);
  expect(read().pageParams).toEqual(before.pageParams);
});

test('an unknown status may still change', async () => {
  const { read } = await loaded('QUARANTINED', 'COMPLETED', 'COMPLETED');
  expect(indexesToRefresh(read(), false)).toEqual([0, 2]);
});

test('keeps the chain of tokens as it was followed: only the last page tells of more', async () => {
  const { read, state, refresh, asked } = await loaded('RUNNING', 'RUNNING');
  state.generation = 1;
  state.statuses = ['RUNNING', 'COMPLETED', 'PENDING'];
  await refresh();
  const { pages, pageParams } = read();
  expect(asked).toEqual([undefined, '1.0']);
  expect(pages[0]?.resumeToken).toBe(pageParams[1]);
  expect(JSON.parse(atob(pages[1]?.resumeToken ?? ''))).toEqual({ nextToken: '2.1' });
  expect(pages.map(({ facts }) => facts?.requestId)).toEqual(['request-1', 'request-2']);
});

test('a page that fails ends the refresh and keeps all rows, with the pages that were read before it', async () => {
  const { read, state, refresh, shown, asked } = await loaded('RUNNING', 'RUNNING', 'RUNNING');
  const before = read();
  const throttled = new ServiceError({
    operation: 'ListWorkflowExecutions',
    kind: 'throttled',
    name: 'CallRateLimitExceededException',
    message: 'Rate exceeded',
  });
  state.statuses = ['COMPLETED', 'COMPLETED', 'COMPLETED'];
  state.onAsked = () => {
    if (asked.length === 2) state.fails = throttled;
  };
  await expect(refresh()).rejects.toBe(throttled);
  expect(asked).toHaveLength(2);
  expect(shown()).toEqual(['COMPLETED', 'RUNNING', 'RUNNING']);
  expect(read().pages[1]).toBe(before.pages[1]);
});

test('keeps a page that was added during the refresh', async () => {
  const { read, state, refresh, add } = await loaded('RUNNING');
  const [first] = read().pages;
  state.onAsked = () => {
    if (first) add(first);
  };
  await refresh();
  expect(read().pages).toHaveLength(2);
  expect(read().pages[0]).not.toBe(first);
  expect(read().pages[1]).toBe(first);
});

test('an aborted refresh changes nothing', async () => {
  const { refresh, written, state } = await loaded('RUNNING', 'RUNNING');
  const controller = new AbortController();
  state.onAsked = () => controller.abort();
  await refresh(controller.signal).catch(() => undefined);
  expect(written).toEqual([]);
});

test('sends no request before the list was loaded', async () => {
  const { client, asked } = list('RUNNING');
  await refreshPages(executionsSource(client, settings), {
    ...executionOptions,
    withFirst: true,
    read: () => undefined,
    write: () => undefined,
    signal: never,
  });
  expect(asked).toEqual([]);
});

test('keeps a final status when a later response shows a status before it', async () => {
  const { state, read, refresh, shown } = await loaded('COMPLETED');
  state.statuses = ['RUNNING'];
  await refresh();
  expect(shown()).toEqual(['COMPLETED']);
  expect(read().pages).toHaveLength(1);
});
