import type { ReactNode } from 'react';

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
  /** Whether the cell names its row for assistive technology. */
  readonly isRowHeader?: boolean;
  /** Whether a card, which has no headers, shows the header before the cell. */
  readonly captioned?: boolean;
  /** Whether a card leaves the cell out. Default: when there is no value. */
  isEmpty?(row: Row): boolean;
  /** `rest` takes the room that the other columns leave, `half` about half of the table. */
  readonly room?: 'half' | 'rest';
}

/** Whether a card leaves the cell of a row out. */
export function isEmptyCell<Row>(column: Column<Row, never>, row: Row): boolean {
  return column.isEmpty ? column.isEmpty(row) : column.value(row) === undefined;
}
