import type { JsonObject } from '../json.ts';
import { optional, type OperationHandler } from '../operations/operation.ts';
import { logGroupIn, optionalBoolean, optionalNumber, optionalText, refuse } from './input.ts';
import { offsetIn, tokenOf } from './logTokens.ts';
import { logArn, streamsOf, type LogStream } from './streams.ts';

const streamsPerPage = 50;

/** The streams of a group, by name, or by their last event. */
export const describeLogStreams: OperationHandler = (call) => {
  const { input } = call;
  const group = logGroupIn(input);
  const prefix = optionalText(input, 'logStreamNamePrefix', 512);
  const orderBy = optionalText(input, 'orderBy', 64) ?? 'LogStreamName';
  const descending = optionalBoolean(input, 'descending');
  const limit = optionalNumber(input, 'limit', { minimum: 1, maximum: streamsPerPage }) ?? streamsPerPage;
  if (orderBy !== 'LogStreamName' && orderBy !== 'LastEventTime')
    return refuse(
      `1 validation error detected: Value '${orderBy}' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]`,
    );
  if (orderBy === 'LastEventTime' && prefix !== undefined)
    return refuse('Cannot order by LastEventTime with a logStreamNamePrefix.');
  const ascending = streamsOf(call, 'DescribeLogStreams', group)
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .toSorted((a, b) => (orderBy === 'LastEventTime' ? lastTime(a) - lastTime(b) : a.name < b.name ? -1 : 1));
  const streams = descending ? ascending.toReversed() : ascending;
  const scope = `streams/${group}/${JSON.stringify([prefix, orderBy, descending])}`;
  const start = offsetIn(call, scope);
  const end = start + limit;
  const nextToken = end < streams.length ? tokenOf(call, scope, end) : undefined;
  const logStreams = streams.slice(start, end).map((stream) =>
    Object.assign(eventTimes(stream), {
      logStreamName: stream.name,
      arn: logArn(call, `log-group:${group}:log-stream:${stream.name}`),
      storedBytes: 0,
    }),
  );
  return { logStreams, ...optional('nextToken', nextToken) };
};

/** A stream without events has none of these times. */
function eventTimes(stream: LogStream): JsonObject {
  if (stream.events.length === 0) return {};
  const first = stream.events.at(0).timestamp;
  const last = lastTime(stream);
  return {
    creationTime: first,
    firstEventTimestamp: first,
    lastEventTimestamp: last,
    lastIngestionTime: last,
  };
}

function lastTime({ events }: LogStream): number {
  if (events.length === 0) return 0;
  return events.at(events.length - 1).timestamp;
}
