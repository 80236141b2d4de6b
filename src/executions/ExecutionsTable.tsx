import type { ReactNode } from 'react';
import type { Sort } from '../address/address.ts';
import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Part } from '../ui/Part.tsx';
import type { TableRow } from './executionColumns.ts';
import { ExecutionItem } from './ExecutionItem.tsx';
import type { ExecutionRow } from './executionRow.ts';
import styles from './ExecutionsTable.module.css';
import { RowPart, wholeRow } from './RowPart.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';

/** Past this many, rows outside the window are not in the document. The code for it is loaded when it is needed. */
const plainRowsLimit = 60;

const VirtualItems = lazyPart(async () => (await import('./VirtualItems.tsx')).VirtualItems);

export interface HeaderCell {
  readonly id: string;
  readonly label: string;
}

export interface ItemsProps {
  readonly items: readonly TableRow[];
  readonly columnCount: number;
  /** Which run of its workflow an execution is, for those that have several. */
  readonly attempts: ReadonlyMap<WorkflowExecution, Attempt>;
  readonly showAttempts: boolean;
  readonly isOpen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  readonly renderMark?: ((row: ExecutionRow) => ReactNode) | undefined;
}

export interface ExecutionsTableProps extends Omit<ItemsProps, 'columnCount' | 'showAttempts'> {
  readonly headers: readonly HeaderCell[];
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  /** Skeleton rows instead of items. */
  readonly loading: boolean;
  /** Undefined while more rows are available, so that their number is not known. */
  readonly rowCount: number | undefined;
}

/** The executions as a table; as cards where there is no room for one. */
export function ExecutionsTable(props: ExecutionsTableProps) {
  const { headers, sort, onSort, loading, rowCount, items, attempts, isOpen, toggle } = props;
  const { renderDetail, renderMark } = props;
  const showAttempts = headers.some(({ id }) => id === 'attempt');
  const columnCount = headers.length;
  const itemsProps = { items, columnCount, attempts, showAttempts, isOpen, toggle, renderDetail, renderMark };
  const plain = <PlainItems {...itemsProps} items={items.slice(0, plainRowsLimit)} />;
  return (
    <table
      className={styles['table']}
      aria-label="Workflow executions"
      aria-rowcount={rowCount === undefined ? -1 : rowCount + 1}
      aria-busy={loading}
    >
      <thead>
        <tr aria-rowindex={1}>
          {headers.map(({ id, label }) => (
            <th key={id} scope="col" aria-sort={ariaSort(sort, id)} data-column={id}>
              <button type="button" className={styles['sort']} onClick={() => onSort(id)}>
                {label}
                <span aria-hidden="true" className={styles['arrow']}>
                  {sort?.column === id ? (sort.descending ? '↓' : '↑') : ''}
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      {loading && <SkeletonRows columnCount={headers.length} rowCount={4} />}
      {items.length > plainRowsLimit ? (
        <Part
          name={`Rows after the first ${plainRowsLimit}`}
          fallback={plain}
          instead={plain}
          wrap={(message) => wholeRow(message, columnCount)}
        >
          <VirtualItems {...itemsProps} />
        </Part>
      ) : (
        plain
      )}
    </table>
  );
}

function PlainItems({ items, isOpen, attempts, ...rest }: ItemsProps) {
  return items.map(({ id, original: row }, index) => (
    <RowPart key={id} row={row} columnCount={rest.columnCount}>
      <ExecutionItem
        row={row}
        rowIndex={index + 2}
        open={isOpen(row.key)}
        attempt={attempts.get(row.execution)}
        {...rest}
      />
    </RowPart>
  ));
}

function ariaSort(sort: Sort | undefined, column: string) {
  if (sort?.column !== column) return undefined;
  return sort.descending ? 'descending' : 'ascending';
}
