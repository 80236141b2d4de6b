import { QueryClient } from '@tanstack/query-core';
import { afterEach, expect, test, vi } from 'vitest';
import { createAccess } from '../auth/access.ts';
import { continuesAt } from '../pagination/continuesAt.ts';
import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { executionsQuery } from './executionsQuery.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function queryOf(key: 'fortyExecutions' | 'tokenCycle' | 'forbidden403AtOnce') {
  const simulator = createSimulator();
  vi.stubGlobal('fetch', (request: Request) => simulator.handle(request));
  const config = { kind: 'simulator', ...simulatorCredentials } as const;
  const client = createAccess({ config, origin: 'http://127.0.0.1' }).client('us-east-1');
  const settings = {
    imageBuildVersionArn: catalog[key].arn,
    pageSize: 25,
    maxItems: 25,
    startingToken: undefined,
  };
  return { simulator, client, settings };
}

test('each press goes on at the token of the one before, and the last one ends the list', async () => {
  const { simulator, client, settings } = queryOf('fortyExecutions');
  const { pages, pageParams } = await new QueryClient().infiniteQuery({
    ...executionsQuery(client, settings),
    pages: 10,
  });
  expect(pages.map(({ workflowExecutions }) => workflowExecutions.length)).toEqual([25, 15]);
  expect(pageParams).toEqual([undefined, pages[0]?.nextToken]);
  expect(simulator.log).toHaveLength(2);
});

test('a cycle of tokens ends the list, with every row', async () => {
  const { simulator, client, settings } = queryOf('tokenCycle');
  // Presses of whole cycles end where one began already.
  const query = executionsQuery(client, { ...settings, pageSize: 10, maxItems: 10 });
  const { pages, pageParams } = await new QueryClient().infiniteQuery({ ...query, pages: 50 });
  expect(continuesAt(pages.at(-1), pageParams)).toBe('looped');
  expect(simulator.log).toHaveLength(3);
});

test('a starting token and each setting make a list of its own', () => {
  const { client, settings } = queryOf('fortyExecutions');
  const keys = [
    settings,
    { ...settings, pageSize: 10 },
    { ...settings, maxItems: 7 },
    { ...settings, startingToken: 'None___3' },
    { ...settings, imageBuildVersionArn: catalog.linuxSucceeded.arn },
  ].map((each) => JSON.stringify(executionsQuery(client, each).queryKey));
  expect(new Set(keys).size).toBe(5);
});

test('the SDK owns the retries: the query asks once', async () => {
  const { simulator, client, settings } = queryOf('forbidden403AtOnce');
  const query = executionsQuery(client, settings);
  await expect(new QueryClient().infiniteQuery(query)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(simulator.log).toHaveLength(1);
});
