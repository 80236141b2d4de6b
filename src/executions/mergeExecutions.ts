import { attemptsOf, type Attempt } from '../aws/imagebuilder/attempts.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { mergePages } from '../lists/mergePages.ts';
import { toExecutionRow, type ExecutionRow } from './executionRow.ts';
import { replacesExecution, type ExecutionsFacts, type ExecutionsPage } from './executionsQuery.ts';

const mergeRows = mergePages<WorkflowExecution, ExecutionRow, ExecutionsFacts>(
  ({ workflowExecutionId }) => workflowExecutionId,
  toExecutionRow,
  replacesExecution,
);

/**
 * The rows of all pages, with the number of each attempt: an execution that is on several pages is one row, with its newest
 * fact. A row that does not change keeps its identity.
 */
export function mergeExecutions(pages: readonly ExecutionsPage[]): readonly ExecutionRow[] {
  const rows = mergeRows(pages);
  const attempts = attemptsOf(rows.map(({ execution }) => execution));
  return attempts.size === 0 ? rows : rows.map((row) => withAttempt(row, attempts.get(row.execution)));
}

/** Rows with an attempt, by the row that they were made of. */
const numbered = new WeakMap<ExecutionRow, ExecutionRow>();

function withAttempt(row: ExecutionRow, attempt: Attempt | undefined): ExecutionRow {
  if (!attempt) return row;
  const known = numbered.get(row);
  const before = known?.attempt;
  if (
    known &&
    before?.group === attempt.group &&
    before.number === attempt.number &&
    before.of === attempt.of
  ) {
    return known;
  }
  const next = { ...row, attempt };
  numbered.set(row, next);
  return next;
}
