import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject, type RawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';

export interface ListImagesInput {
  readonly owner?: 'Self' | 'Shared' | 'Amazon' | 'ThirdParty' | 'AWSMarketplace';
  readonly filters?: readonly Filter[];
  /** One entry a name instead of one a version. */
  readonly byName?: boolean;
  readonly includeDeprecated?: boolean;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const versionSchema = v.object({
  /** The ARN of the version, without a build number. */
  arn: optionalText,
  name: optionalText,
  type: optionalText,
  version: optionalText,
  platform: optionalText,
  osVersion: optionalText,
  owner: optionalText,
  dateCreated: optionalText,
  buildType: optionalText,
  imageSource: optionalText,
});

/** A version of an image. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageVersion.html */
export type ImageVersionEntry = v.InferOutput<typeof versionSchema> & { readonly raw: RawObject };

export interface ListImagesPage {
  readonly imageVersionList: ImageVersionEntry[];
  readonly requestId?: string | undefined;
  readonly nextToken?: string | undefined;
}

const schema = v.object({ requestId: optionalText, nextToken: optionalText });

/**
 * One request for one page of image versions, parsed. Every element of the answer's list keeps its place. A new image can
 * take two minutes to appear. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImages.html
 */
export async function listImages(
  client: AwsClient,
  input: ListImagesInput,
  signal?: AbortSignal,
): Promise<ListImagesPage> {
  const operation = 'ListImages';
  const { filters, ...rest } = input;
  const { body } = await client.send(operation, { ...rest, ...toSdkFilters(filters) }, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['imageVersionList'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of image versions');
  return { ...v.parse(schema, body), imageVersionList: list.map(parseImageVersion) };
}

function parseImageVersion(value: unknown): ImageVersionEntry {
  const raw = isRawObject(value) ? value : { unreadable: value };
  return { ...v.parse(versionSchema, raw), raw };
}
