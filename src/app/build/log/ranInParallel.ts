import type { WorkflowExecution } from '../../../aws/imagebuilder/workflowExecution.ts';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { parseInstant } from '../../../lib/time.ts';

/** Whether another workflow of the same parallel group ran at the same time: both write into one log stream. */
export function ranInParallel(execution: WorkflowExecution, rows: readonly ExecutionRow[]): boolean {
  const { parallelGroup, workflowExecutionId } = execution;
  if (parallelGroup === undefined) return false;
  const [start, end] = timesOf(execution);
  return rows.some(({ execution: other }) => {
    if (other.parallelGroup !== parallelGroup || other.workflowExecutionId === workflowExecutionId)
      return false;
    const [otherStart, otherEnd] = timesOf(other);
    return otherStart < end && start < otherEnd;
  });
}

function timesOf({ startTime, endTime }: WorkflowExecution): readonly [number, number] {
  return [parseInstant(startTime) ?? Infinity, parseInstant(endTime) ?? Infinity];
}
