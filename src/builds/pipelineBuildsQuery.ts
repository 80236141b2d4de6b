import type { AwsClient } from '../aws/client.ts';
import { listImagePipelineImages } from '../aws/imagebuilder/operations/listImagePipelineImages.ts';
import { listQuery } from './listQuery.ts';

/** The builds that one pipeline made. */
export function pipelineBuildsQuery(client: AwsClient, imagePipelineArn: string) {
  return listQuery({
    operation: 'ListImagePipelineImages',
    region: client.region,
    of: imagePipelineArn,
    async fetchPage(input, signal) {
      const page = await listImagePipelineImages(client, { ...input, imagePipelineArn }, signal);
      return { items: page.imageSummaryList, nextToken: page.nextToken };
    },
  });
}
