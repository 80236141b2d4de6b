import type { AwsClient } from '../../client.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { parseImageSummary } from '../imageSummary.ts';
import type { ImageSummaryPage } from './listImageBuildVersions.ts';
import { readListResponse } from '../listResponse.ts';

export interface ListImagePipelineImagesInput {
  readonly imagePipelineArn: string;
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/**
 * One request for one page of a pipeline's builds, parsed. Every element of the response's list keeps its place. Rejects with
 * a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelineImages.html
 */
export async function listImagePipelineImages(
  client: AwsClient,
  input: ListImagePipelineImagesInput,
  signal?: AbortSignal,
): Promise<ImageSummaryPage> {
  const operation = 'ListImagePipelineImages';
  const { filters, ...rest } = input;
  const { body } = await client.send(operation, { ...rest, ...toSdkFilters(filters) }, signal);
  const list = { key: 'imageSummaryList', noun: 'builds' };
  const { items, response } = readListResponse(operation, body, list, parseImageSummary);
  return { ...response, imageSummaryList: items };
}
