import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Sort } from '../address/address.ts';
import type { Column } from './column.ts';

/** The one thing that the table library does here: filters are shared with views that are not tables. */
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const collator = new Intl.Collator('en', { numeric: true });

/**
 * The rows in the order of a column's values, those without a value last; in their own order without a sort. It sorts what
 * is loaded, since the service does not sort.
 *
 * @param columns the same array at each render
 */
export function useSortedRows<Row extends { readonly key: string }>(
  columns: readonly Column<Row, never>[],
  rows: readonly Row[],
  sort: Sort | undefined,
): readonly Row[] {
  const table = useTable({
    features,
    columns: useMemo(() => sortColumns(columns), [columns]),
    data: rows,
    getRowId: ({ key }) => key,
    state: useMemo(() => ({ sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [] }), [sort]),
  });
  const sorted = table.getRowModel().rows;
  return useMemo(() => sorted.map(({ original }) => original), [sorted]);
}

function sortColumns<Row extends { readonly key: string }>(columns: readonly Column<Row, never>[]) {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map((column) =>
    helper.accessor((row): unknown => column.value(row), {
      id: column.id,
      sortUndefined: 'last',
      sortFn(a, b, id) {
        if (column.compare) return column.compare(a.original, b.original);
        const [first, second] = [a.getValue<unknown>(id), b.getValue<unknown>(id)];
        return typeof first === 'string' && typeof second === 'string'
          ? collator.compare(first, second)
          : sortFn_basic(a, b, id);
      },
    }),
  );
}
