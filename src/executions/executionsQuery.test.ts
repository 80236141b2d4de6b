import { createQueryClient } from '../aws/queryClient.ts';
import { expect, test } from 'vitest';
import { continuesAt } from '../pagination/continuesAt.ts';
import { simulatedClient } from '../testing/simulatedClient.ts';
import { catalog } from '../../simulator/catalog.ts';
import { executionsQuery } from './executionsQuery.ts';

function queryOf(key: 'fortyExecutions' | 'tokenCycle' | 'forbidden403AtOnce') {
  const { client, requests } = simulatedClient();
  const settings = {
    imageBuildVersionArn: catalog[key].arn,
    pageSize: 25,
    maxItems: 25,
    startingToken: undefined,
  };
  return { requests, client, settings };
}

test('each page continues at the token of the page before, and the last one ends the list', async () => {
  const { requests, client, settings } = queryOf('fortyExecutions');
  const { pages, pageParams } = await createQueryClient().infiniteQuery({
    ...executionsQuery(client, settings),
    pages: 10,
  });
  expect(pages.map(({ items }) => items.length)).toEqual([25, 15]);
  expect(pageParams).toEqual([undefined, pages[0]?.resumeToken]);
  expect(requests).toHaveLength(2);
});

test('a cycle of tokens ends the list, with every row', async () => {
  const { requests, client, settings } = queryOf('tokenCycle');
  // Pages of whole cycles end where one began before.
  const query = executionsQuery(client, { ...settings, pageSize: 10, maxItems: 10 });
  const { pages, pageParams } = await createQueryClient().infiniteQuery({ ...query, pages: 50 });
  expect(continuesAt(pages.at(-1)?.resumeToken, pageParams)).toBe('looped');
  expect(requests).toHaveLength(3);
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

test('does not repeat a failed request: the client owns the retries', async () => {
  const { requests, client, settings } = queryOf('forbidden403AtOnce');
  const query = executionsQuery(client, settings);
  await expect(createQueryClient().infiniteQuery(query)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(requests).toHaveLength(1);
});
