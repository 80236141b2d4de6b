import { queryOptions } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';
import { listWaitingWorkflowSteps } from '../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { createPaginator } from '../pagination/paginator.ts';
import { isAnswerable } from './answerableStep.ts';

/** The first part of the key of what waits; the second is the region. */
export const waitingKey = 'waiting';

/** As many as are looked through for one build's: the service can't list a build's alone. */
const mostSteps = 500;

/** The steps that wait in an account and region. Nothing reads them again by itself. */
export function waitingQuery(client: AwsClient) {
  return queryOptions({
    queryKey: [waitingKey, client.region],
    queryFn: async ({ signal }) => {
      const paginator = createPaginator({
        fetchPage: (input: object, pageSignal: AbortSignal | undefined) =>
          listWaitingWorkflowSteps(client, input, pageSignal),
        resultKey: 'steps',
      });
      const settings = { pageSize: 25, maxItems: mostSteps, signal };
      const { steps } = await paginator.paginate({}, settings).buildFullResult();
      return steps.filter(isAnswerable);
    },
    retry: false,
    // Every row with a mark would repeat a rejected request.
    retryOnMount: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
