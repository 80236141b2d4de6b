import { csvOf } from '../lib/csv.ts';
import type { Column } from './column.ts';

/** The rows of a list as CSV with a header row. A column exports its `csv`, or else its value. */
export function rowsCsv<Row>(columns: readonly Column<Row, never>[], rows: readonly Row[]): string {
  const valueOf = (column: Column<Row, never>, row: Row) =>
    String((column.csv ? column.csv(row) : column.value(row)) ?? '');
  return csvOf([
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => valueOf(column, row))),
  ]);
}
