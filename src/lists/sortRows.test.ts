import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { sortRows } from './sortRows.ts';

interface Row {
  readonly key: string;
  readonly name?: string;
  readonly size?: number;
}

const columns: readonly Column<Row, unknown>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name, cell: () => null },
  { id: 'size', header: 'Size', value: ({ size }) => size, cell: () => null },
  {
    id: 'rank',
    header: 'Rank',
    value: ({ name }) => name,
    compare: (a, b) => (b.size ?? 0) - (a.size ?? 0),
    cell: () => null,
  },
];

const rows: readonly Row[] = [
  { key: 'a', name: 'step 10', size: 3 },
  { key: 'b', name: 'step 9', size: 20 },
  { key: 'c' },
  { key: 'd', name: 'Step 1', size: 3 },
];

const keys = (column: string, descending: boolean) =>
  sortRows(columns, rows, { column, descending })
    .map(({ key }) => key)
    .join('');

test('sorts texts by their numbers and numbers by size, with rows of equal value in their own order', () => {
  expect(keys('name', false)).toBe('dbac');
  expect(keys('size', false)).toBe('adbc');
});

test('keeps rows without a value last in both directions', () => {
  expect(keys('name', true)).toBe('abdc');
  expect(keys('size', true)).toBe('badc');
});

test('sorts by the comparison of the column where it has one', () => {
  expect(keys('rank', false)[0]).toBe('b');
});

test('leaves the given rows as they are', () => {
  keys('name', false);
  expect(rows.map(({ key }) => key).join('')).toBe('abcd');
});
