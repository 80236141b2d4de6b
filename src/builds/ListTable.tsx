import type { ReactNode } from 'react';
import styles from './ListTable.module.css';

export interface ListColumn {
  readonly id: string;
  readonly label: string;
  /** `rest` takes the room that the others leave, `half` about half of it. */
  readonly room?: 'half' | 'rest';
}

export interface ListTableProps<Item> {
  /** The table's accessible name. */
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly items: readonly Item[];
  /** The cells of a row, `ListCell`s, in the order of the columns. The first names the row. */
  readonly renderCells: (item: Item) => ReactNode;
  readonly loading: boolean;
}

const skeletonRows = [1, 2, 3, 4, 5, 6];

/** A list of the account: a table where there is room, cards where there is none. */
export function ListTable<Item extends { readonly arn?: string | undefined }>(props: ListTableProps<Item>) {
  const { label, columns, items, renderCells, loading } = props;
  return (
    <table className={styles['table']} aria-label={label} aria-busy={loading}>
      <thead>
        <tr>
          {columns.map(({ id, label: header, room }) => (
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
          {items.map((item, place) => (
            <tr key={item.arn ?? place} className={styles['row']}>
              {renderCells(item)}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}
