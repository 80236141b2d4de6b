import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalCount, optionalText } from '../../fields.ts';
import { isRawObject, type RawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { optionalObject } from '../../nested.ts';

export interface ListImagePipelinesInput {
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const pipelineSchema = v.object({
  arn: optionalText,
  name: optionalText,
  description: optionalText,
  platform: optionalText,
  imageRecipeArn: optionalText,
  containerRecipeArn: optionalText,
  infrastructureConfigurationArn: optionalText,
  distributionConfigurationArn: optionalText,
  schedule: optionalObject({ scheduleExpression: optionalText, timezone: optionalText }),
  /** ENABLED or DISABLED. */
  status: optionalText,
  dateCreated: optionalText,
  dateUpdated: optionalText,
  dateLastRun: optionalText,
  /** A status of an image. */
  lastRunStatus: optionalText,
  dateNextRun: optionalText,
  consecutiveFailures: optionalCount,
});

/** A pipeline. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImagePipeline.html */
export type ImagePipeline = v.InferOutput<typeof pipelineSchema> & { readonly raw: RawObject };

export interface ListImagePipelinesPage {
  readonly imagePipelineList: ImagePipeline[];
  readonly requestId?: string | undefined;
  readonly nextToken?: string | undefined;
}

const schema = v.object({ requestId: optionalText, nextToken: optionalText });

/**
 * One request for one page of pipelines, parsed. Every element of the answer's list keeps its place. Rejects with a
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

function parseImagePipeline(value: unknown): ImagePipeline {
  const raw = isRawObject(value) ? value : { unreadable: value };
  return { ...v.parse(pipelineSchema, raw), raw };
}
