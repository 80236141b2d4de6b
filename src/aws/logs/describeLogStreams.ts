import type { AwsClient } from '../client.ts';
import { isRawObject, textIn } from '../rawObject.ts';
import { unreadable } from '../serviceError.ts';

export interface DescribeLogStreamsInput {
  readonly logGroupName?: string;
  /** The group's ARN, also of a group in another account. Instead of `logGroupName`. */
  readonly logGroupIdentifier?: string;
  readonly orderBy?: 'LogStreamName' | 'LastEventTime';
  readonly descending?: boolean;
  /** 1..50 streams. */
  readonly limit?: number;
  readonly nextToken?: string;
}

export interface LogStreamsPage {
  readonly streams: readonly string[];
  readonly nextToken: string | undefined;
}

/**
 * One request for the names of a group's streams. An element without a name is left out. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
 */
export async function describeLogStreams(
  client: AwsClient,
  input: DescribeLogStreamsInput,
  signal?: AbortSignal,
): Promise<LogStreamsPage> {
  const { body } = await client.send('DescribeLogStreams', input, signal);
  const list = isRawObject(body) ? body['logStreams'] : undefined;
  if (!isRawObject(body) || !Array.isArray(list)) {
    throw unreadable('DescribeLogStreams', 'it has no list of streams');
  }
  return {
    streams: list.flatMap((each) => (isRawObject(each) ? (textIn(each, 'logStreamName') ?? []) : [])),
    nextToken: textIn(body, 'nextToken') || undefined,
  };
}
