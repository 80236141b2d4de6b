import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { type ImagePipeline, parseImagePipeline } from '../imagePipeline.ts';

export interface ListImagePipelinesInput {
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListImagePipelinesPage {
  readonly imagePipelineList: ImagePipeline[];
  readonly requestId?: string | undefined;
  readonly nextToken?: string | undefined;
}

const schema = v.object({ requestId: optionalText, nextToken: optionalText });

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
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['imagePipelineList'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of pipelines');
  return { ...v.parse(schema, body), imagePipelineList: list.map(parseImagePipeline) };
}
