import { memo, type ReactNode, type Ref } from 'react';
import { isSuperseded, type Attempt } from '../aws/imagebuilder/attempts.ts';
import { canStillChange } from '../aws/imagebuilder/executionStatus.ts';
import { lookOfExecution } from '../statuses/executionLook.ts';
import { StatusBadge } from '../statuses/StatusBadge.tsx';
import { Duration } from '../ui/Duration.tsx';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { ExecutionRow } from './executionRow.ts';
import styles from './ExecutionItem.module.css';
import { StepBar } from './StepBar.tsx';

export interface ExecutionItemProps {
  readonly row: ExecutionRow;
  /** The row's place in the whole table, counted from the header's 1. */
  readonly rowIndex: number;
  readonly columnCount: number;
  /** Whether any execution is an attempt among several: otherwise there is no column for it. */
  readonly showAttempts: boolean;
  readonly attempt: Attempt | undefined;
  readonly open: boolean;
  readonly toggle: (key: string) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  /** Stands beside the workflow's name. */
  readonly renderMark?: ((row: ExecutionRow) => ReactNode) | undefined;
  /** Measures the item where only a window of the rows is in the document. */
  readonly ref?: Ref<HTMLTableSectionElement>;
  /** The item's place among the items, for whoever measures. */
  readonly index?: number;
}

/** One execution: its row and, when open, what is inside it. A row group of its own, so that both move together. */
export const ExecutionItem = memo(function ExecutionItem(props: ExecutionItemProps) {
  const { row, rowIndex, columnCount, showAttempts, attempt, open, toggle, renderDetail, ref, index } = props;
  const { renderMark } = props;
  const { execution, key } = row;
  const superseded = isSuperseded(execution, attempt);
  const detailId = `detail-${key}`;
  return (
    <tbody
      ref={ref}
      data-index={index}
      className={styles['item']}
      data-status={execution.status}
      data-open={open}
    >
      <tr id={`row-${key}`} aria-rowindex={rowIndex}>
        <td data-column="status">
          <StatusBadge look={lookOfExecution(execution.status)} />
        </td>
        <th scope="row" data-column="workflow">
          <button
            type="button"
            className={styles['toggle']}
            aria-expanded={open}
            aria-controls={open ? detailId : undefined}
            onClick={() => toggle(key)}
          >
            <Untrusted text={row.workflowName} />
            {row.workflowVersion && <span className={styles['version']}> {row.workflowVersion}</span>}
          </button>
          {renderMark?.(row)}
          {execution.message && !open && (
            <span className={styles['message']}>
              <Untrusted text={execution.message.slice(0, 500)} />
            </span>
          )}
        </th>
        <td data-column="type" data-label="Type">
          {execution.type ? <Untrusted text={execution.type} /> : '–'}
        </td>
        <td data-column="steps" data-label="Steps">
          <StepBar steps={row.steps} status={execution.status} />
        </td>
        <td data-column="started" data-label="Started" data-empty={!execution.startTime}>
          <Time value={execution.startTime} />
        </td>
        <td data-column="ended" data-label="Ended" data-empty={!execution.endTime}>
          <Time value={execution.endTime} />
        </td>
        <td data-column="took" data-label="Took" data-empty={row.startedAt === undefined}>
          <Duration from={row.startedAt} to={row.endedAt} running={canStillChange(execution.status)} />
        </td>
        <td data-column="group" data-label="Group" data-empty={!execution.parallelGroup}>
          {execution.parallelGroup && <Untrusted text={execution.parallelGroup} />}
        </td>
        {showAttempts && (
          <td data-column="attempt" data-label="Attempt" data-empty={!attempt && !superseded}>
            {attempt && `${attempt.number} of ${attempt.of}`}
            {superseded && <span className={styles['superseded']}> superseded by a retry</span>}
          </td>
        )}
      </tr>
      {open && (
        <tr className={styles['detail']}>
          <td id={detailId} colSpan={columnCount}>
            {renderDetail(row)}
          </td>
        </tr>
      )}
    </tbody>
  );
});
