import { InfiniteQueryObserver } from '@tanstack/query-core';
import { createQueryClient } from '../aws/queryClient.ts';
import { expect, test } from 'vitest';
import { pagedQuery } from './pagedQuery.ts';

/** A list of `count` items in service pages of at most `pageSize`. */
function listOf(count: number, pageSize = 25) {
  const asked: object[] = [];
  const options = pagedQuery<string>({
    operation: 'ListImages',
    scope: '/us-east-1',
    of: '',
    pageSize: 25,
    maxItems: 25,
    async fetchPage(input) {
      asked.push(input);
      const from = Number(input.nextToken ?? 0);
      const to = Math.min(count, from + Math.min(pageSize, input.maxResults ?? pageSize));
      const items = Array.from({ length: to - from }, (_, index) => `item ${from + index + 1}`);
      return { items, nextToken: to < count ? String(to) : undefined };
    },
  });
  return { asked, observer: new InfiniteQueryObserver(createQueryClient(), options) };
}

test('a page is one request of 25, and the next continues where it stopped', async () => {
  const { asked, observer } = listOf(30);
  const first = await observer.refetch();
  expect(first.data?.pages[0]?.items).toHaveLength(25);
  expect(observer.getCurrentResult().hasNextPage).toBe(true);
  const second = await observer.fetchNextPage();
  expect(second.data?.pages[1]?.items.at(-1)).toBe('item 30');
  expect(second.hasNextPage).toBe(false);
  expect(asked).toEqual([{ maxResults: 25 }, { maxResults: 25, nextToken: '25' }]);
});

test('a page over short service pages sends requests until it has 25 items, and loses none', async () => {
  const { asked, observer } = listOf(60, 10);
  await observer.refetch();
  await observer.fetchNextPage();
  const { data } = await observer.fetchNextPage();
  expect(data?.pages.map(({ items }) => items.length)).toEqual([25, 25, 10]);
  expect(data?.pages.flatMap(({ items }) => items)).toEqual(
    Array.from({ length: 60 }, (_, index) => `item ${index + 1}`),
  );
  expect(asked.length).toBeLessThanOrEqual(8);
});
