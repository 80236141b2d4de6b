import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { toExecutionRow, type ExecutionRow } from './executionRow.ts';
import type { Press } from './press.ts';

/** Rows already derived: a press is never changed, so its rows aren't either. */
const derived = new WeakMap<WorkflowExecution, ExecutionRow>();

/**
 * The rows of all presses, in the service's order. An execution that stands on several pages is one row, at its first place
 * and with its newest fact: the one read last and, of two read at the same time, the one that comes later.
 */
export function mergePresses(presses: readonly Press[]): ExecutionRow[] {
  const rows = new Map<string, { row: ExecutionRow; readAt: number }>();
  for (const [pressIndex, press] of presses.entries()) {
    for (const [place, execution] of press.workflowExecutions.entries()) {
      const key = execution.workflowExecutionId ?? `without id: ${pressIndex + 1}.${place + 1}`;
      const known = rows.get(key);
      if (known && known.readAt > press.readAt) continue;
      // Setting a key that is there keeps its place.
      rows.set(key, { row: rowOf(key, execution), readAt: press.readAt });
    }
  }
  return Array.from(rows.values(), ({ row }) => row);
}

function rowOf(key: string, execution: WorkflowExecution): ExecutionRow {
  const known = derived.get(execution);
  if (known?.key === key) return known;
  const row = toExecutionRow(key, execution);
  derived.set(execution, row);
  return row;
}
