import type { AwsClient } from '../aws/client.ts';
import { listImagePipelines } from '../aws/imagebuilder/operations/listImagePipelines.ts';
import { listQuery } from './listQuery.ts';

/** The account's pipelines in the client's region. */
export function pipelinesQuery(client: AwsClient) {
  return listQuery({
    operation: 'ListImagePipelines',
    region: client.region,
    of: '',
    async fetchPage(input, signal) {
      const page = await listImagePipelines(client, input, signal);
      return { items: page.imagePipelineList, nextToken: page.nextToken };
    },
  });
}
