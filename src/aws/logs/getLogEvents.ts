import type { AwsClient } from '../client.ts';
import { isRawObject, textIn } from '../rawObject.ts';
import { unreadable } from '../serviceError.ts';

export interface GetLogEventsInput {
  readonly logGroupName?: string;
  /** The group's ARN, also of a group in another account. Instead of `logGroupName`. */
  readonly logGroupIdentifier?: string;
  readonly logStreamName: string;
  /** Milliseconds since the epoch. Events at this time are included. */
  readonly startTime?: number;
  /** Milliseconds since the epoch. Events at this time are not included, unlike in FilterLogEvents. */
  readonly endTime?: number;
  /** 1..10,000 events. */
  readonly limit?: number;
  /** Has to be true with a `nextForwardToken`. */
  readonly startFromHead?: boolean;
  readonly nextToken?: string;
}

export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** Untrusted text: any length, with any control characters in it. */
  readonly message: string;
}

export interface LogEventsPage {
  /** In order of time, oldest first. */
  readonly events: readonly LogEvent[];
  readonly nextForwardToken: string | undefined;
  readonly nextBackwardToken: string | undefined;
}

/**
 * One request for events of one log stream, parsed. An event without a time or a message is left out. An empty page is not
 * the end of the stream: the end is reached when the token returned is the token sent. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export async function getLogEvents(
  client: AwsClient,
  input: GetLogEventsInput,
  signal?: AbortSignal,
): Promise<LogEventsPage> {
  const { body } = await client.send('GetLogEvents', input, signal);
  const list = isRawObject(body) ? body['events'] : undefined;
  if (!isRawObject(body) || !Array.isArray(list)) {
    throw unreadable('GetLogEvents', 'it has no list of events');
  }
  return {
    events: list.map(eventOf).filter((event) => event !== undefined),
    nextForwardToken: textIn(body, 'nextForwardToken') || undefined,
    nextBackwardToken: textIn(body, 'nextBackwardToken') || undefined,
  };
}

function eventOf(value: unknown): LogEvent | undefined {
  if (!isRawObject(value)) return undefined;
  const { timestamp } = value;
  const message = textIn(value, 'message');
  return typeof timestamp === 'number' && Number.isFinite(timestamp) && message !== undefined
    ? { timestamp, message }
    : undefined;
}
