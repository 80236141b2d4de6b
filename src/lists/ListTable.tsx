import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import styles from './ListTable.module.css';
import { SkeletonRows } from './SkeletonRows.tsx';

export interface ListTableProps<Row, Context> {
  /** The table's accessible name. */
  readonly label: string;
  readonly columns: readonly Column<Row, Context>[];
  /** Passed to each cell. */
  readonly context: Context;
  readonly rows: readonly Row[];
  /** Skeleton rows instead of rows. */
  readonly loading: boolean;
}

/** A list of the account: a table where there is room, cards where there is none. */
export function ListTable<Row extends { readonly key: string }, Context>(
  props: ListTableProps<Row, Context>,
) {
  const { label, columns, context, rows, loading } = props;
  return (
    <table className={styles['table']} aria-label={label} aria-busy={loading}>
      <thead>
        <tr>
          {columns.map(({ id, header, room }) => (
            <th key={id} scope="col" data-room={room}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      {loading ? (
        <SkeletonRows columnCount={columns.length} rowCount={6} />
      ) : (
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={styles['row']}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} context={context} />
              ))}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}
