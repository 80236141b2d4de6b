import type { ImageBuilder } from '../aws/client.ts';
import { listImagePipelineImages } from '../aws/imagebuilder/operations/listImagePipelineImages.ts';
import { listQuery } from './listQuery.ts';

/** The builds that one pipeline made. */
export function pipelineBuildsQuery(imageBuilder: ImageBuilder, imagePipelineArn: string) {
  return listQuery({
    operation: 'ListImagePipelineImages',
    region: imageBuilder.region,
    of: imagePipelineArn,
    async fetchPage(input, signal) {
      const page = await listImagePipelineImages(imageBuilder, { ...input, imagePipelineArn }, signal);
      return { items: page.imageSummaryList, nextToken: page.nextToken };
    },
  });
}
