import type { ReactNode } from 'react';
import type { WordsParameter } from '../address/address.ts';

/** A column of a list: everything that the product does with it. */
export interface Column<Row, Context = undefined> {
  /** Names the column in the page's address and in stylesheets. */
  readonly id: string;
  readonly header: string;
  /** Sorts and exports; undefined where the row has none. Times are milliseconds since the epoch. */
  value(row: Row): string | number | undefined;
  cell(row: Row, context: Context): ReactNode;
  /** What the text filter looks in. Default: the value. */
  text?(row: Row): readonly (string | undefined)[];
  /** Orders rows that have a value. Default: numbers by size, texts as a reader would. */
  compare?(a: Row, b: Row): number;
  /** Offers the values of the loaded rows as a filter. */
  readonly filter?: ColumnFilter;
  /** What an exported file has in place of the value. */
  csv?(row: Row): string | undefined;
  /** Whether the cell names its row for assistive technology. */
  readonly isRowHeader?: boolean;
  /** Whether a card, which has no headers, shows the header before the cell. */
  readonly captioned?: boolean;
  /** Whether a card leaves the cell out. Default: when there is no value. */
  isEmpty?(row: Row): boolean;
  /** Whether the column is there at all. Default: always. */
  isShown?(rows: readonly Row[]): boolean;
  /** `rest` takes the room that the other columns leave, `half` about half of the table. */
  readonly room?: 'half' | 'rest';
}

/** A filter by the value of a column. */
export interface ColumnFilter {
  /** The parameter of the page's address that has the chosen values. */
  readonly parameter: WordsParameter;
  /** A value as the user reads it. */
  word(value: string): string;
}

/** Whether a card leaves the cell of a row out. */
export function isEmptyCell<Row>(column: Column<Row, never>, row: Row): boolean {
  return column.isEmpty ? column.isEmpty(row) : column.value(row) === undefined;
}
