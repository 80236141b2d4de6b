import type { AwsClient } from '../../client.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { type ImagePipeline, parseImagePipeline } from '../imagePipeline.ts';
import { type ListResponse, readListResponse } from '../listResponse.ts';

export interface ListImagePipelinesInput {
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListImagePipelinesPage extends Partial<ListResponse> {
  readonly imagePipelineList: ImagePipeline[];
}

/**
 * One request for one page of pipelines, parsed. Every element of the response's list keeps its place. Rejects with a
 * `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelines.html
 */
export async function listImagePipelines(
  client: AwsClient,
  input: ListImagePipelinesInput,
  signal?: AbortSignal,
): Promise<ListImagePipelinesPage> {
  const operation = 'ListImagePipelines';
  const { filters, ...rest } = input;
  const { body } = await client.send(operation, { ...rest, ...toSdkFilters(filters) }, signal);
  const list = { key: 'imagePipelineList', noun: 'pipelines' };
  const { items, response } = readListResponse(operation, body, list, parseImagePipeline);
  return { ...response, imagePipelineList: items };
}
