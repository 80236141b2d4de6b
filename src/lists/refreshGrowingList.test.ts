import { expect, test } from 'vitest';
import type { AwsClient } from '../aws/client.ts';
import { executionsSource, type LoadedExecutions } from '../executions/executionsQuery.ts';
import { loadPage } from './loadPage.ts';
import { refreshPages } from './refreshPages.ts';
import { executionOptions, never, settings } from './testing/executionList.ts';

/** A service whose list gets new executions at its start; a token identifies the first execution of its page. */
async function growing(statuses: readonly string[], pageSize = 2) {
  const asked: (string | undefined)[] = [];
  const state = { ids: statuses.map((status, index) => ({ id: `wf-${index}`, status })), failsAt: Infinity };
  const client: AwsClient = {
    region: 'us-east-1',
    async send(_operation, input) {
      const token = 'nextToken' in input ? String(input.nextToken) : undefined;
      asked.push(token);
      if (asked.length >= state.failsAt) throw new Error('The connection failed.');
      const start = token === undefined ? 0 : state.ids.findIndex(({ id }) => id === token);
      const next = state.ids[start + pageSize];
      const workflowExecutions = state.ids
        .slice(start, start + pageSize)
        .map(({ id, status }) => ({ workflowExecutionId: id, status }));
      return {
        body: { workflowExecutions, ...(next ? { nextToken: next.id } : {}) },
        requestId: undefined,
      };
    },
  };
  const source = executionsSource(client, { ...settings, pageSize, maxItems: pageSize });
  let loadedPages: LoadedExecutions = { pages: [], pageParams: [] };
  const loadMore = async () => {
    const token = loadedPages.pages.at(-1)?.resumeToken;
    const page = await loadPage(source, token, never);
    loadedPages = { pages: [...loadedPages.pages, page], pageParams: [...loadedPages.pageParams, token] };
  };
  const insert = (...statusesOfNew: string[]) => {
    state.ids = [...statusesOfNew.map((status, index) => ({ id: `new-${index}`, status })), ...state.ids];
  };
  const refresh = () =>
    refreshPages(source, {
      ...executionOptions,
      withFirst: true,
      read: () => loadedPages,
      write: (pages) => {
        loadedPages = pages;
      },
      signal: never,
    });
  const ids = () => loadedPages.pages.flatMap(({ items }) => items.map((item) => item.workflowExecutionId));
  return { asked, state, loadMore, insert, refresh, ids, pages: () => loadedPages };
}

test('keeps executions that new ones push off the first page, and continues after the last one', async () => {
  const { asked, loadMore, insert, refresh, ids, pages } = await growing([
    'RUNNING',
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
  ]);
  await loadMore();
  await loadMore();
  insert('PENDING');
  asked.length = 0;
  await refresh();
  // The first page, the execution that it pushed off, and the last page.
  expect(asked).toEqual([undefined, 'wf-1', 'wf-2']);
  expect(ids()).toEqual(['new-0', 'wf-0', 'wf-1', 'wf-2', 'wf-3']);
  expect(
    pages()
      .pages.slice(0, -1)
      .map(({ resumeToken }) => resumeToken),
  ).toEqual(pages().pageParams.slice(1));
  await loadMore();
  expect(ids()).toEqual(['new-0', 'wf-0', 'wf-1', 'wf-2', 'wf-3', 'wf-4']);
  asked.length = 0;
  await refresh();
  expect(ids()).toEqual(['new-0', 'wf-0', 'wf-1', 'wf-2', 'wf-3', 'wf-4']);
});

test('keeps executions that are pushed off the last page', async () => {
  const { loadMore, insert, refresh, ids } = await growing([
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
  ]);
  await loadMore();
  insert('PENDING', 'PENDING');
  await refresh();
  expect(ids()).toEqual(['new-0', 'new-1', 'wf-0', 'wf-1']);
  await loadMore();
  expect(ids()).toEqual(['new-0', 'new-1', 'wf-0', 'wf-1', 'wf-2', 'wf-3']);
});

test('keeps executions that were pushed off when reading them fails, and reports the failure', async () => {
  const { asked, state, loadMore, insert, refresh, ids } = await growing([
    'COMPLETED',
    'COMPLETED',
    'COMPLETED',
  ]);
  await loadMore();
  insert('PENDING');
  state.failsAt = asked.length + 2;
  await expect(refresh()).rejects.toMatchObject({ message: 'The connection failed.' });
  expect(ids()).toEqual(['new-0', 'wf-0', 'wf-1']);
  state.failsAt = Infinity;
  await refresh();
  expect(ids()).toEqual(['new-0', 'wf-0', 'wf-1']);
});
