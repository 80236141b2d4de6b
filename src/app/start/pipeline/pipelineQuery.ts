import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../../aws/client.ts';
import { getImagePipeline } from '../../../aws/imagebuilder/operations/getImagePipeline.ts';
import { pipelineKeptFor } from '../../../lib/timings.ts';

/** One pipeline. Its facts and its log share the request. */
export function pipelineQuery(client: AwsClient, imagePipelineArn: string) {
  return queryOptions({
    queryKey: ['pipeline', scopeOf(client), imagePipelineArn],
    queryFn: ({ signal }) => getImagePipeline(client, { imagePipelineArn }, signal),
    staleTime: pipelineKeptFor,
    retry: false,
  });
}
