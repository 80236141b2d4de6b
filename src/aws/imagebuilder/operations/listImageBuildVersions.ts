import type { AwsClient } from '../../client.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { type ImageSummary, parseImageSummary } from '../imageSummary.ts';
import { type ListResponse, readListResponse } from '../listResponse.ts';

export interface ListImageBuildVersionsInput {
  /** The version whose builds are listed: an ARN without a build number. Without it, the builds of the whole account and Region. */
  readonly imageVersionArn?: string;
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ImageSummaryPage extends Partial<ListResponse> {
  readonly imageSummaryList: ImageSummary[];
}

/**
 * One request for one page of builds, parsed. Every element of the response's list keeps its place. Rejects with a
 * `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImageBuildVersions.html
 */
export async function listImageBuildVersions(
  client: AwsClient,
  input: ListImageBuildVersionsInput,
  signal?: AbortSignal,
): Promise<ImageSummaryPage> {
  const operation = 'ListImageBuildVersions';
  const { filters, ...rest } = input;
  const { body } = await client.send(operation, { ...rest, ...toSdkFilters(filters) }, signal);
  const list = { key: 'imageSummaryList', noun: 'builds' };
  const { items, response } = readListResponse(operation, body, list, parseImageSummary);
  return { ...response, imageSummaryList: items };
}
