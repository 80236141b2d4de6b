import {
  constructTable,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { Sort } from '../address/address.ts';
import type { Column } from './column.ts';

/** The one thing that the table library does here: filters are shared with views that are not tables. */
const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const collator = new Intl.Collator('en', { numeric: true });

/** The rows in the order of a column's values, those without a value last. */
export function sortRows<Row extends { readonly key: string }>(
  columns: readonly Column<Row, never>[],
  rows: readonly Row[],
  { column, descending }: Sort,
): readonly Row[] {
  const table = constructTable({
    features,
    columns: sortColumns(columns),
    data: rows,
    getRowId: ({ key }: Row) => key,
    state: { sorting: [{ id: column, desc: descending }] },
  });
  return table.getRowModel().rows.map(({ original }) => original);
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
