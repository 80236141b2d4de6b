import { absoluteTimes, formatDuration, formatInstant, type ClockStyle } from '../lib/time.ts';
import type { Bar } from './bar.ts';
import { formatElapsed } from './ticks.ts';

/**
 * An instant as on the axis: a time of day, with its date unless that is the first day of the timeline. The relative clock
 * counts from the start of the timeline.
 */
export function instantText(instant: number, clock: ClockStyle, origin: number): string {
  return clock === 'relative' ? `+${formatElapsed(instant - origin)}` : formatInstant(instant, clock, origin);
}

const unplaced = {
  notStarted: 'not started',
  startUnknown: 'start unknown',
  unreadable: 'times could not be parsed',
} as const;

/** The texts of the timeline, except those of its bars' times below. */
export const timelineTexts = {
  listLabel: 'Workflow executions on a time axis',
  noStart: 'No start times yet. The time axis appears when an execution has started.',
  fromTo: (from: string, to: string) => `, from ${from} to ${to}`,
  since: (from: string) => `, since ${from}`,
  sinceStart: 'Since the start',
  now: 'now',
  idle: 'Idle',
  idleTimes: (times: readonly string[]) => `. No execution ran ${times.join(', and ')}.`,
  noType: 'No type',
  executions: (count: number) => `${count.toLocaleString('en')} executions`,
  parallelGroup: (size: number) =>
    size > 1 ? `parallel group of ${size.toLocaleString('en')}` : 'parallel group',
  currentStep: ({ number, of }: Position) => `step ${number} of ${of}`,
  step: ({ number, of }: Position) => `Step ${number} of ${of}`,
  attempt: ({ number, of }: Position) => `attempt ${number} of ${of}`,
  unnamedStep: 'Unnamed step',
  waiting: (status: string) => `${status}, waiting`,
  unknown: { start: 'start unknown', end: 'end unknown', times: 'times unknown' },
  /** Shown instead of the steps of an open execution. */
  noSteps: {
    loading: 'Loading the steps…',
    none: 'No steps',
    unknown: 'The steps could not be read. The table shows the error.',
  },
  moreLanes: (count: number) => `Lanes after the first ${count}`,
} as const;

interface Position {
  readonly number: number;
  readonly of: number;
}

/** The times of a bar, as the end of a sentence. */
export function timesText(bar: Bar, clock: ClockStyle, origin: number): string {
  const text = (instant: number) => instantText(instant, clock, origin);
  switch (bar.kind) {
    case 'span':
      return bar.start === bar.end ? `at ${text(bar.start)}` : `from ${text(bar.start)} to ${text(bar.end)}`;
    case 'moving':
      return `since ${text(bar.start)}`;
    case 'instant':
      return bar.known === 'start'
        ? `started at ${text(bar.at)}, end unknown`
        : `ended at ${text(bar.at)}, start unknown`;
    case 'none':
      return unplaced[bar.why];
  }
}

/** The times of a bar in local time and UTC, for a tooltip. */
export function describeBar(bar: Bar): string {
  const text = timesOf;
  switch (bar.kind) {
    case 'span':
      return `Started\n${text(bar.start)}\nEnded\n${text(bar.end)}\nTook ${formatDuration(bar.end - bar.start)}`;
    case 'moving':
      return `Started\n${text(bar.start)}`;
    case 'instant':
      return bar.known === 'start'
        ? `Started\n${text(bar.at)}\nEnd unknown.`
        : `Ended\n${text(bar.at)}\nStart unknown.`;
    case 'none':
      return `${unplaced[bar.why].charAt(0).toUpperCase()}${unplaced[bar.why].slice(1)}.`;
  }
}

function timesOf(instant: number): string {
  return absoluteTimes(instant).join('\n');
}

/** The name of the browser's time zone. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
