import { queryOptions, skipToken } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../aws/client.ts';
import { getWorkflowStepExecution } from '../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';

/** What only `GetWorkflowStepExecution` tells of a step: `onFailure` and `timeoutSeconds`, which never change. */
export function stepDetailQuery(client: AwsClient, { stepExecutionId }: WorkflowStep) {
  return queryOptions({
    queryKey: ['step', scopeOf(client), stepExecutionId ?? null],
    queryFn:
      stepExecutionId === undefined
        ? skipToken
        : ({ signal }) => getWorkflowStepExecution(client, { stepExecutionId }, signal),
    staleTime: 'static',
  });
}
