import type { ReactNode } from 'react';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { EarlierAttempts } from './attemptGroups.ts';
import type { ExecutionRow } from '../executionRow.ts';
import styles from './ExecutionItem.module.css';

/** Passed to each cell of an execution. */
export interface ExecutionContext {
  readonly open: boolean;
  readonly toggle: (key: string) => void;
  /** The id of the element with the open execution's detail. */
  readonly detailId: string;
  /** Shown beside the workflow's name. */
  readonly mark: ReactNode;
  /** Follows the counts of the steps. */
  readonly progress: ReactNode;
  readonly earlier: EarlierAttempts | undefined;
}

export interface WorkflowCellProps {
  readonly row: ExecutionRow;
  readonly context: ExecutionContext;
}

/** The workflow of an execution, as the button that opens the row, with the start of its message. */
export function WorkflowCell({ row, context: { open, toggle, detailId, mark } }: WorkflowCellProps) {
  const { message } = row.execution;
  return (
    <>
      <button
        type="button"
        className={styles['toggle']}
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        onClick={() => toggle(row.key)}
      >
        <Untrusted text={row.workflowName} />
        {row.workflowVersion && <span className={styles['version']}> {row.workflowVersion}</span>}
      </button>
      {mark}
      {message && !open && (
        <span className={styles['message']}>
          <Untrusted text={message.slice(0, 500)} />
        </span>
      )}
    </>
  );
}
