import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import styles from './ListTable.module.css';

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

const skeletonRows = [1, 2, 3, 4, 5, 6];

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
        <tbody aria-hidden="true">
          {skeletonRows.map((row) => (
            <tr key={row} className={styles['skeleton']}>
              <td colSpan={columns.length}>
                <span />
              </td>
            </tr>
          ))}
        </tbody>
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
