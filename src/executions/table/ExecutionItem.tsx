import { memo, type ReactNode, type Ref } from 'react';
import { Cell } from '../../lists/Cell.tsx';
import type { Column } from '../../lists/column.ts';
import type { EarlierAttempts } from './attemptGroups.ts';
import type { ExecutionRow } from '../executionRow.ts';
import styles from './ExecutionItem.module.css';
import type { ExecutionContext } from './WorkflowCell.tsx';

export interface ExecutionItemProps {
  readonly row: ExecutionRow;
  /** The row's place in the whole table, counted from the header's 1. */
  readonly rowIndex: number;
  readonly columns: readonly Column<ExecutionRow, ExecutionContext>[];
  readonly open: boolean;
  /** The attempts behind this one, where it is the latest of several. */
  readonly earlier?: EarlierAttempts | undefined;
  readonly toggle: (key: string) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  /** Shown beside the workflow's name. */
  readonly renderBadge?: ((row: ExecutionRow) => ReactNode) | undefined;
  /** Follows the counts of the steps. */
  readonly renderProgress?: ((row: ExecutionRow) => ReactNode) | undefined;
  /** Measures the item where only a window of the rows is in the document. */
  readonly ref?: Ref<HTMLTableSectionElement>;
  /** The item's place among the items, for the measurement. */
  readonly index?: number;
}

/** One execution: its row and, when open, its detail. A row group of its own, so that both move together. */
export const ExecutionItem = memo(function ExecutionItem(props: ExecutionItemProps) {
  const { row, rowIndex, columns, open, toggle, renderDetail, ref, index } = props;
  const { execution, key } = row;
  const detailId = `detail-${key}`;
  const context: ExecutionContext = {
    open,
    toggle,
    detailId,
    mark: props.renderBadge?.(row),
    progress: props.renderProgress?.(row),
    earlier: props.earlier,
  };
  return (
    <tbody
      ref={ref}
      data-index={index}
      className={styles['item']}
      data-status={execution.status}
      data-open={open}
    >
      <tr id={`row-${key}`} aria-rowindex={rowIndex}>
        {columns.map((column) => (
          <Cell key={column.id} column={column} row={row} context={context} />
        ))}
      </tr>
      {open && (
        <tr className={styles['detail']}>
          <td id={detailId} colSpan={columns.length}>
            {renderDetail(row)}
          </td>
        </tr>
      )}
    </tbody>
  );
});
