import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { mergePages } from '../lists/mergePages.ts';
import { toExecutionRow, type ExecutionRow } from './executionRow.ts';
import type { ExecutionsFacts } from './executionsQuery.ts';

/** The rows of all pages: an execution that is on several pages is one row, with its newest fact. */
export const mergeExecutions = mergePages<WorkflowExecution, ExecutionRow, ExecutionsFacts>(
  ({ workflowExecutionId }) => workflowExecutionId,
  toExecutionRow,
);
