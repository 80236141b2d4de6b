import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../aws/client.ts';
import { getWorkflow } from '../aws/imagebuilder/operations/getWorkflow.ts';

/** A workflow's document. A build version of a workflow never changes. */
export function workflowQuery(client: AwsClient, workflowBuildVersionArn: string) {
  return queryOptions({
    queryKey: ['workflow', scopeOf(client), workflowBuildVersionArn],
    queryFn: ({ signal }) => getWorkflow(client, { workflowBuildVersionArn }, signal),
    staleTime: 'static',
  });
}
