import type { JsonObject } from '../json.ts';
import { optional, type OperationHandler } from '../operations/operation.ts';
import { bytesPerPage, eventsPerPage, sizeOf, withIngestion } from './eventPages.ts';
import { firstAtOrAfter, type LogEvent } from './events.ts';
import { readFilterPattern } from './filterPattern.ts';
import { logGroupIn, optionalNumber, optionalText, refuse, streamNamesIn } from './input.ts';
import { offsetIn, tokenOf } from './logTokens.ts';
import { streamsOf, type LogStream } from './streams.ts';

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
