import type { ImageBuilder } from '../aws/client.ts';
import { listImagePipelines } from '../aws/imagebuilder/operations/listImagePipelines.ts';
import { listQuery } from './listQuery.ts';

/** The account's pipelines in the client's region. */
export function pipelinesQuery(imageBuilder: ImageBuilder) {
  return listQuery({
    operation: 'ListImagePipelines',
    region: imageBuilder.region,
    of: '',
    async fetchPage(input, signal) {
      const page = await listImagePipelines(imageBuilder, input, signal);
      return { items: page.imagePipelineList, nextToken: page.nextToken };
    },
  });
}
