import { expect, test } from 'vitest';
import type { ListPage } from './loadPage.ts';
import { mergePages } from './mergePages.ts';

interface Item {
  readonly id?: string;
  readonly status?: string;
}

const merge = mergePages(
  ({ id }: Item) => id,
  (key, { status }) => ({ key, status }),
);

function page(readAt: number, ...items: readonly Item[]): ListPage<Item> {
  return {
    items,
    dropped: 0,
    emptyResponses: 0,
    facts: undefined,
    resumeToken: undefined,
    stoppedBy: undefined,
    readAt,
  };
}

const shown = (pages: ListPage<Item>[]) => merge(pages).map(({ key, status }) => [key, status]);

test('an item on two pages keeps its first place and shows its newest fact', () => {
  const older = page(1, { id: 'a', status: 'RUNNING' }, { id: 'b' });
  const newer = page(2, { id: 'a', status: 'COMPLETED' });
  const expected = [
    ['a', 'COMPLETED'],
    ['b', undefined],
  ];
  expect(shown([older, newer])).toEqual(expected);
  expect(shown([newer, older])).toEqual(expected);
});

test('of two facts that were read at the same time, the later one is shown', () => {
  expect(shown([page(1, { id: 'a', status: 'RUNNING' }, { id: 'a', status: 'COMPLETED' })])).toEqual([
    ['a', 'COMPLETED'],
  ]);
});

test('items without a key are rows of their own', () => {
  expect(shown([page(1, { status: 'FAILED' }, {}), page(1, { status: 'FAILED' })])).toEqual([
    ['without key: 1.1', 'FAILED'],
    ['without key: 1.2', undefined],
    ['without key: 2.1', 'FAILED'],
  ]);
});

test('a row is derived once: merging again with another page gives the same object', () => {
  const first = page(1, { id: 'a' });
  const [before] = merge([first]);
  expect(merge([first, page(2, { id: 'b' })])[0]).toBe(before);
});
