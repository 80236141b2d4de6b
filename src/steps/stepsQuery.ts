import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../aws/client.ts';
import { listWorkflowStepExecutions } from '../aws/imagebuilder/operations/listWorkflowStepExecutions.ts';
import { splitReadable } from '../aws/imagebuilder/listResponse.ts';
import { createPaginator } from '../pagination/paginator.ts';

/**
 * The steps of one execution, all of them: a workflow has at most 15, so they fit a page. The execution's status is part of
 * the key: steps that were read under a final status are never read again, and a change of status reads anew while the older
 * steps stay on the screen.
 */
export function stepsQuery(
  client: AwsClient,
  workflowExecutionId: string,
  executionStatus: string | undefined,
) {
  return queryOptions({
    queryKey: [stepsKey, scopeOf(client), workflowExecutionId, executionStatus ?? null],
    queryFn: async ({ signal }) => {
      const paginator = createPaginator({
        fetchPage: (input: { workflowExecutionId: string }, pageSignal: AbortSignal | undefined) =>
          listWorkflowStepExecutions(client, input, pageSignal),
        resultKey: 'steps',
      });
      const { steps } = await paginator
        .paginate({ workflowExecutionId }, { pageSize: 25, signal })
        .buildFullResult();
      return splitReadable(steps);
    },
    placeholderData: keepPreviousData,
  });
}

/** The first part of every steps query's key; then come the account and Region, the execution's id and its status. */
export const stepsKey = 'steps';
