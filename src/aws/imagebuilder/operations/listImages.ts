import type { AwsClient } from '../../client.ts';
import { fieldsReader, optionalText } from '../../fields.ts';
import type { RawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { type ListResponse, readElement, readListResponse } from '../listResponse.ts';

export interface ListImagesInput {
  readonly owner?: 'Self' | 'Shared' | 'Amazon' | 'ThirdParty' | 'AWSMarketplace';
  readonly filters?: readonly Filter[];
  /** One entry a name instead of one a version. */
  readonly byName?: boolean;
  readonly includeDeprecated?: boolean;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const readVersion = fieldsReader({
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
export type ImageVersionEntry = ReturnType<typeof readVersion> & { readonly raw: RawObject };

export interface ListImagesPage extends Partial<ListResponse> {
  readonly imageVersionList: ImageVersionEntry[];
}

/**
 * One request for one page of image versions, parsed. Every element of the response's list keeps its place. A new image can
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
  const list = { key: 'imageVersionList', noun: 'image versions' };
  const { items, response } = readListResponse(operation, body, list, parseImageVersion);
  return { ...response, imageVersionList: items };
}

/** Reads an image version from a response. An element that is no object keeps its place as a placeholder. */
export function parseImageVersion(value: unknown): ImageVersionEntry {
  const raw = readElement(value);
  return { ...readVersion(raw), raw };
}
