import { describeInstant, formatDuration, formatInstant, type ClockStyle } from '../lib/time.ts';
import type { Bar } from './bar.ts';
import { formatElapsed } from './ticks.ts';

/**
 * An instant in the words of the axis: a time of day, with its date unless that is the timeline's first day. The relative
 * clock counts from the timeline's start, as the ticks do.
 */
export function instantText(instant: number, clock: ClockStyle, origin: number): string {
  return clock === 'relative' ? `+${formatElapsed(instant - origin)}` : formatInstant(instant, clock, origin);
}

const withoutPlace = {
  notStarted: 'not started',
  startUnknown: 'its start is not known',
  unreadable: 'its times could not be read',
} as const;

/** When a bar was, for the end of a sentence. */
export function timesText(bar: Bar, clock: ClockStyle, origin: number): string {
  const text = (instant: number) => instantText(instant, clock, origin);
  switch (bar.kind) {
    case 'span':
      return bar.start === bar.end ? `at ${text(bar.start)}` : `from ${text(bar.start)} to ${text(bar.end)}`;
    case 'moving':
      return `since ${text(bar.start)}`;
    case 'instant':
      return bar.known === 'start'
        ? `started at ${text(bar.at)}, its end is not known`
        : `ended at ${text(bar.at)}, its start is not known`;
    case 'none':
      return withoutPlace[bar.why];
  }
}

/** Every reading of a bar's times, for a hover text. */
export function describeBar(bar: Bar): string {
  const text = absoluteReadings;
  switch (bar.kind) {
    case 'span':
      return `Started\n${text(bar.start)}\nEnded\n${text(bar.end)}\nTook ${formatDuration(bar.end - bar.start)}`;
    case 'moving':
      return `Started\n${text(bar.start)}`;
    case 'instant':
      return bar.known === 'start'
        ? `Started\n${text(bar.at)}\nIts end is not known.`
        : `Ended\n${text(bar.at)}\nIts start is not known.`;
    case 'none':
      return `${withoutPlace[bar.why].charAt(0).toUpperCase()}${withoutPlace[bar.why].slice(1)}.`;
  }
}

/** Local and UTC. How long ago it was would be out of date by the time it is read. */
function absoluteReadings(instant: number): string {
  return describeInstant(instant, instant).split('\n').slice(0, 2).join('\n');
}

/** The name of the reader's own time zone. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
