import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject } from '../../rawObject.ts';
import { type Filter, toSdkFilters } from '../../filter.ts';
import { type ImageSummary, parseImageSummary } from '../imageSummary.ts';

export interface ListImageBuildVersionsInput {
  /** The version whose builds are listed: an ARN without a build number. Without it, the builds of the whole account and Region. */
  readonly imageVersionArn?: string;
  readonly filters?: readonly Filter[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ImageSummaryPage {
  readonly imageSummaryList: ImageSummary[];
  readonly requestId?: string | undefined;
  readonly nextToken?: string | undefined;
}

const schema = v.object({ requestId: optionalText, nextToken: optionalText });

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
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['imageSummaryList'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of builds');
  return { ...v.parse(schema, body), imageSummaryList: list.map(parseImageSummary) };
}
