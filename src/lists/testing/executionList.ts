import {
  canExecutionChange,
  replacesExecution,
  type ExecutionsSettings,
} from '../../executions/executionsQuery.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';

/** A list of executions, one a page, for tests of what all lists do. */
export const settings: ExecutionsSettings = {
  imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17',
  pageSize: 1,
  maxItems: 1,
  startingToken: undefined,
};

/** How executions are refreshed. */
export const executionOptions = {
  keyOf: ({ workflowExecutionId }: WorkflowExecution) => workflowExecutionId,
  canChange: canExecutionChange,
  replaces: replacesExecution,
};

/** A signal that never aborts. */
export const never = new AbortController().signal;
