import { queryOptions } from '@tanstack/react-query';
import type { ImageBuilder } from '../aws/client.ts';
import { getWorkflow } from '../aws/imagebuilder/operations/getWorkflow.ts';

/** A workflow's document. A build version of a workflow never changes. */
export function workflowQuery(imageBuilder: ImageBuilder, workflowBuildVersionArn: string) {
  return queryOptions({
    queryKey: ['workflow', workflowBuildVersionArn],
    queryFn: ({ signal }) => getWorkflow(imageBuilder, { workflowBuildVersionArn }, signal),
    retry: false,
    staleTime: 'static',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
