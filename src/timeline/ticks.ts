import { formatDuration, formatInstant, type ClockStyle } from '../lib/time.ts';
import type { Span } from './bar.ts';
import { niceSteps, positionOf } from './scale.ts';

export interface Tick {
  readonly at: number;
  /** 0..1 */
  readonly position: number;
  /** Empty where it does not fit. */
  readonly label: string;
}

export interface TickSettings {
  /** The width of the track in pixels. */
  readonly width: number;
  readonly clock: ClockStyle;
  /** The offset of the clock from UTC at an instant, in milliseconds. */
  readonly offsetAt: (instant: number) => number;
}

/** A generous estimate, so that labels never overlap. */
const characterWidth = 7.5;
const labelGap = 28;

/** Ticks at round times of the clock, as many as fit without overlapping labels. The relative clock counts from the start. */
export function ticksOf(scale: Span, { width, clock, offsetAt }: TickSettings): Tick[] {
  const length = scale.end - scale.start;
  if (!(width > 0) || !(length > 0)) return [];
  const step = stepFor(length, width, clock);
  const ticks: Tick[] = [];
  const firstOffset = offsetAt(scale.start);
  const first = Math.ceil((scale.start + firstOffset) / step) * step - firstOffset;
  for (let regular = first; regular <= scale.end; regular += step) {
    // Keeps times round across a change of daylight saving time.
    const at = step > hour ? regular - (offsetAt(regular) - firstOffset) : regular;
    const label = labelOf(at, step, clock, scale.start);
    if (at < scale.start || at > scale.end) continue;
    const position = positionOf(at, scale);
    const space = (1 - position) * width;
    ticks.push({ at, position, label: label.length * characterWidth + 4 <= space ? label : '' });
  }
  return ticks;
}

const hour = 3_600_000;
const day = 24 * hour;

function stepFor(length: number, width: number, clock: ClockStyle): number {
  const fits = (step: number) =>
    (step / length) * width >= characters(step, clock) * characterWidth + labelGap;
  return niceSteps.find(fits) ?? Math.max(length, niceSteps.at(-1) ?? day);
}

function characters(step: number, clock: ClockStyle): number {
  if (clock === 'relative') return 9;
  return step < 60_000 ? 8 : 5;
}

function labelOf(at: number, step: number, clock: ClockStyle, origin: number): string {
  if (clock === 'relative') return formatElapsed(at - origin);
  const { date, time } = readClock(at, clock);
  if (time === '00:00:00') return date.slice(5);
  return step < 60_000 ? time : time.slice(0, 5);
}

/** A duration without a second unit that is zero: `2 h`, `1 h 30 m`. */
export function formatElapsed(milliseconds: number): string {
  return milliseconds === 0 ? '0' : formatDuration(milliseconds).replace(/ 0 [a-z]+$/, '');
}

/** The date and time of day of an instant, formatted as in the table. */
export function readClock(instant: number, clock: 'local' | 'utc'): { date: string; time: string } {
  const [date = '', time = ''] = formatInstant(instant, clock, instant - 2 * day).split(' ');
  return { date, time };
}

/** The offset of a clock from UTC by instant, in milliseconds. */
export function offsetOf(clock: ClockStyle, origin: number): (instant: number) => number {
  switch (clock) {
    case 'utc':
      return () => 0;
    case 'relative':
      return () => -origin;
    case 'local':
      return (instant) => -new Date(instant).getTimezoneOffset() * 60_000;
  }
}
