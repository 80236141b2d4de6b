import type { JsonObject } from '../json.ts';
import type { LogEvent } from './events.ts';

/** The largest number of events in a page, and the number of events that one FilterLogEvents request searches. */
export const eventsPerPage = 10_000;

/** The largest size of a page. */
export const bytesPerPage = 1_048_576;

const bytesPerEvent = 26;
const encoder = new TextEncoder();

/** The size of an event in bytes, as the service counts it. */
export function sizeOf({ message }: LogEvent): number {
  return encoder.encode(message).length + bytesPerEvent;
}

/** An event as a response has it. */
export function withIngestion({ timestamp, message }: LogEvent): JsonObject {
  return { timestamp, message, ingestionTime: timestamp + 900 };
}
