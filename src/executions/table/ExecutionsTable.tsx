import type { ReactNode } from 'react';
import type { Sort } from '../../address/address.ts';
import type { Column } from '../../lists/column.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import type { EarlierAttempts } from './attemptGroups.ts';
import { ExecutionItem } from './ExecutionItem.tsx';
import type { ExecutionRow } from '../executionRow.ts';
import styles from './ExecutionsTable.module.css';
import { RowPart, wholeRow } from './RowPart.tsx';
import { SkeletonRows } from '../../lists/SkeletonRows.tsx';
import type { ExecutionContext } from './WorkflowCell.tsx';

/** Past this many, rows outside the window are not in the document. The code for it is loaded when it is needed. */
const plainRowsLimit = 60;

const VirtualItems = lazyPart(async () => (await import('./VirtualItems.tsx')).VirtualItems);

export interface ItemsProps {
  readonly rows: readonly ExecutionRow[];
  readonly columns: readonly Column<ExecutionRow, ExecutionContext>[];
  /** The attempts behind the latest one of their workflow, by the key of its row. */
  readonly earlier: ReadonlyMap<string, EarlierAttempts>;
  readonly isOpen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  readonly renderBadge?: ((row: ExecutionRow) => ReactNode) | undefined;
  readonly renderProgress?: ((row: ExecutionRow) => ReactNode) | undefined;
}

export interface ExecutionsTableProps extends ItemsProps {
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  /** Skeleton rows instead of rows. */
  readonly loading: boolean;
  /** Undefined while more rows are available, so that their number is not known. */
  readonly rowCount: number | undefined;
}

/** The executions as a table; as cards where there is no room for one. */
export function ExecutionsTable(props: ExecutionsTableProps) {
  const { sort, onSort, loading, rowCount, ...itemsProps } = props;
  const { rows, columns } = itemsProps;
  const plain = <PlainItems {...itemsProps} rows={rows.slice(0, plainRowsLimit)} />;
  return (
    <table
      className={styles['table']}
      aria-label="Workflow executions"
      aria-rowcount={rowCount === undefined ? -1 : rowCount + 1}
      aria-busy={loading}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ id, header }) => (
            <th key={id} scope="col" aria-sort={ariaSort(sort, id)} data-column={id}>
              <span className={styles['cardLabel']}>{header}</span>
              <button type="button" className={styles['sort']} onClick={() => onSort(id)}>
                {header}
                <span aria-hidden="true" className={styles['arrow']}>
                  {sort?.column === id ? (sort.descending ? '↓' : '↑') : ''}
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      {loading && <SkeletonRows columnCount={columns.length} rowCount={4} />}
      {rows.length > plainRowsLimit ? (
        <Part
          name={`Rows after the first ${plainRowsLimit}`}
          fallback={plain}
          instead={plain}
          wrap={(message) => wholeRow(message, columns.length)}
        >
          <VirtualItems {...itemsProps} />
        </Part>
      ) : (
        plain
      )}
    </table>
  );
}

function PlainItems({ rows, isOpen, earlier, ...rest }: ItemsProps) {
  return rows.map((row, index) => (
    <RowPart key={row.key} row={row} columnCount={rest.columns.length}>
      <ExecutionItem
        row={row}
        rowIndex={index + 2}
        open={isOpen(row.key)}
        earlier={earlier.get(row.key)}
        {...rest}
      />
    </RowPart>
  ));
}

function ariaSort(sort: Sort | undefined, column: string) {
  if (sort?.column !== column) return undefined;
  return sort.descending ? 'descending' : 'ascending';
}
