import { queryOptions, skipToken } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../../aws/client.ts';
import { getWorkflowStepExecution } from '../../../aws/imagebuilder/operations/getWorkflowStepExecution.ts';

/** The first part of the query's key. The live refresh reads a step again that has not ended. */
export const logStepKey = 'logStep';

/** The step whose log lines are shown. */
export function logStepQuery(client: AwsClient, stepExecutionId: string) {
  return queryOptions({
    queryKey: [logStepKey, scopeOf(client), stepExecutionId],
    queryFn:
      stepExecutionId === ''
        ? skipToken
        : ({ signal }) => getWorkflowStepExecution(client, { stepExecutionId }, signal),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
