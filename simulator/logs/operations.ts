/**
 * GetLogEvents, FilterLogEvents and DescribeLogStreams.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
 */
import { hours, minutes } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { optional, type Call, type OperationHandler } from '../operations/operation.ts';
import { readToken, writeToken } from '../tokens.ts';
import { firstAtOrAfter, type LogEvent, type LogEvents } from './events.ts';
import { readFilterPattern } from './filterPattern.ts';
import {
  logGroupIn,
  optionalBoolean,
  optionalNumber,
  optionalText,
  refuse,
  requiredText,
  streamNamesIn,
} from './input.ts';
import { logArn, requireStream, streamsOf, type LogStream } from './streams.ts';

const eventsPerPage = 10_000;
const bytesPerPage = 1_048_576;
const bytesPerEvent = 26;
const streamsPerPage = 50;
const tokensExpireAfter = hours(24);
const encoder = new TextEncoder();

/**
 * Events of one stream. A token is a place between two events with a direction, so that it stays good while events are
 * added; at the end the token that was sent is returned.
 */
export const getLogEvents: OperationHandler = (call) => {
  const { input } = call;
  const group = logGroupIn(input);
  const name = requiredText(input, 'logStreamName', 512);
  const startTime = optionalNumber(input, 'startTime') ?? 0;
  const endTime = optionalNumber(input, 'endTime') ?? Number.MAX_SAFE_INTEGER;
  const limit = optionalNumber(input, 'limit', { minimum: 1, maximum: eventsPerPage }) ?? eventsPerPage;
  const startFromHead = optionalBoolean(input, 'startFromHead');
  const { events, hasEmptyPages } = requireStream(call, 'GetLogEvents', group, name);
  const first = firstAtOrAfter(events, startTime);
  const last = Math.max(first, firstAtOrAfter(events, endTime));
  const given = placeIn(call, `events/${group}/${name}`);
  if (given?.direction === 'f' && !startFromHead)
    return refuse('A nextForwardToken requires startFromHead to be true.');
  const forward = given ? given.direction === 'f' : startFromHead;
  const place = Math.min(Math.max(given?.offset ?? (forward ? first : last), first), last);
  // Between two pages with events comes an empty one, whose token leads on.
  const isEmptyPage = hasEmptyPages && !given?.afterEmptyPage && place !== (forward ? last : first);
  const [from, to] = isEmptyPage
    ? [place, place]
    : forward
      ? [place, place + countOfPage(events, place, Math.min(last, place + limit), 1)]
      : [place - countOfPage(events, Math.max(first, place - limit), place, -1), place];
  const token = (direction: Direction, offset: number) =>
    from === to && !isEmptyPage && given?.direction === direction
      ? given.token
      : `${direction}/${tokenOf(call, `events/${group}/${name}/${direction}${isEmptyPage ? emptyPage : ''}`, offset)}`;
  return {
    events: eventsBetween(events, from, to).map(withIngestion),
    nextForwardToken: token('f', to),
    nextBackwardToken: token('b', from),
  };
};

/** Matching events of a group, in order of time. One request searches 10,000 events at most, so a page may be empty. */
export const filterLogEvents: OperationHandler = (call) => {
  const { input } = call;
  const group = logGroupIn(input);
  const names = streamNamesIn(input);
  const prefix = optionalText(input, 'logStreamNamePrefix', 512);
  if (names && prefix !== undefined)
    return refuse('Only one of logStreamNames and logStreamNamePrefix may be given.');
  const startTime = optionalNumber(input, 'startTime') ?? 0;
  const endTime = optionalNumber(input, 'endTime') ?? Number.MAX_SAFE_INTEGER - 1;
  const limit = optionalNumber(input, 'limit', { minimum: 1, maximum: eventsPerPage }) ?? eventsPerPage;
  const pattern = optionalText(input, 'filterPattern', 1024, 0) ?? '';
  const matches = readFilterPattern(pattern);
  const streams = streamsOf(call, 'FilterLogEvents', group).filter(
    ({ name }) => (names?.has(name) ?? true) && name.startsWith(prefix ?? ''),
  );
  const merged = mergeStreams(streams, startTime, endTime + 1);
  const scope = `filter/${group}/${JSON.stringify([...(names ?? []), prefix, startTime, endTime, pattern])}`;
  const start = offsetIn(call, scope);
  const events: JsonObject[] = [];
  let at = start;
  let bytes = 0;
  for (; at < Math.min(merged.length, start + eventsPerPage) && events.length < limit; at += 1) {
    const { name, event } = merged.at(at);
    if (!matches(event.message)) continue;
    bytes += sizeOf(event);
    if (bytes > bytesPerPage && events.length > 0) break;
    const eventId = `3${String(event.timestamp).padStart(27, '0')}${String(at).padStart(28, '0')}`;
    events.push({ logStreamName: name, ...withIngestion(event), eventId });
  }
  const nextToken = at < merged.length ? tokenOf(call, scope, at) : undefined;
  return { events, searchedLogStreams: [], ...optional('nextToken', nextToken) };
};

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

type Direction = 'f' | 'b';

/** Marks the tokens that come with an empty page. */
const emptyPage = '/empty';

interface Place {
  readonly token: string;
  readonly direction: Direction;
  readonly offset: number;
  readonly afterEmptyPage: boolean;
}

function placeIn(call: Call, scope: string): Place | undefined {
  const token = optionalText(call.input, 'nextToken', 4096);
  if (token === undefined) return undefined;
  const direction = token.startsWith('f/') ? 'f' : 'b';
  const sealed = token.replace(/^[fb]\//, '');
  const afterEmptyPage =
    readToken(call.account.seed, `${scope}/${direction}${emptyPage}`, sealed) !== undefined;
  return {
    token,
    direction,
    offset: readOffset(call, `${scope}/${direction}${afterEmptyPage ? emptyPage : ''}`, sealed),
    afterEmptyPage,
  };
}

function offsetIn(call: Call, scope: string): number {
  const token = optionalText(call.input, 'nextToken', 4096);
  return token === undefined ? 0 : readOffset(call, scope, token);
}

function readOffset(call: Call, scope: string, token: string): number {
  const position = readToken(call.account.seed, scope, token);
  const age = call.account.now() - minutes(position?.generation ?? 0);
  if (!position || age > tokensExpireAfter) return refuse('The specified nextToken is invalid.');
  return position.offset;
}

/** The generation of a token is the minute it was given out in: tokens expire. */
function tokenOf(call: Call, scope: string, offset: number): string {
  const generation = Math.floor(call.account.now() / minutes(1));
  return writeToken(call.account.seed, scope, { offset, generation });
}

/** How many of the events between two indexes fit one response, counted from the lower index or from the upper one. */
function countOfPage(events: LogEvents, from: number, to: number, step: 1 | -1): number {
  let count = 0;
  let bytes = 0;
  while (count < to - from) {
    bytes += sizeOf(events.at(step === 1 ? from + count : to - 1 - count));
    if (bytes > bytesPerPage && count > 0) break;
    count += 1;
  }
  return count;
}

function sizeOf({ message }: LogEvent): number {
  return encoder.encode(message).length + bytesPerEvent;
}

function eventsBetween(events: LogEvents, from: number, to: number): readonly LogEvent[] {
  return Array.from({ length: to - from }, (_, index) => events.at(from + index));
}

function withIngestion({ timestamp, message }: LogEvent): JsonObject {
  return { timestamp, message, ingestionTime: timestamp + 900 };
}

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

interface Merged {
  readonly length: number;
  at(index: number): { readonly name: string; readonly event: LogEvent };
}

/** The events of several streams in order of time. A single stream, which may be long, is not copied. */
function mergeStreams(streams: readonly LogStream[], startTime: number, endTime: number): Merged {
  const parts = streams.map(({ name, events }) => {
    const first = firstAtOrAfter(events, startTime);
    const length = Math.max(0, firstAtOrAfter(events, endTime) - first);
    return { length, at: (index: number) => ({ name, event: events.at(first + index) }) };
  });
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = parts
    .flatMap((part) => Array.from({ length: part.length }, (_, index) => part.at(index)))
    .toSorted((a, b) => a.event.timestamp - b.event.timestamp);
  return {
    length: all.length,
    at(index) {
      const found = all[index];
      if (!found) throw new RangeError(`There is no event ${index}`);
      return found;
    },
  };
}

export const logHandlers = {
  GetLogEvents: getLogEvents,
  FilterLogEvents: filterLogEvents,
  DescribeLogStreams: describeLogStreams,
};
