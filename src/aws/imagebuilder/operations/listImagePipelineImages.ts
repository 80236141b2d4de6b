import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { parseImageSummary } from '../imageSummary.ts';
import type { ImageSummaryPage } from './listImageBuildVersions.ts';

export interface ListImagePipelineImagesInput {
  readonly imagePipelineArn: string;
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const schema = v.object({ requestId: optionalText, nextToken: optionalText });

/**
 * One request for one page of a pipeline's builds, parsed. Every element of the answer's list keeps its place. Rejects with
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
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['imageSummaryList'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of builds');
  return { ...v.parse(schema, body), imageSummaryList: list.map(parseImageSummary) };
}
