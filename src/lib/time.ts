/** How instants are shown. */
export type ClockStyle = 'local' | 'utc' | 'relative';

/** The clock that the user chose: `full` is local time where instants are compared, and every reading of the date elsewhere. */
export type ClockChoice = ClockStyle | 'full';

/** ISO 8601 with a time of day. `Date.parse` alone accepts "2" and "May", and reads a time without a zone as local. */
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Milliseconds since the epoch of one of the API's times, which are ISO 8601 strings in every SDK. A time without a zone is
 * UTC, as all of the API's are. Undefined for any other text, which is shown as it is.
 */
export function parseInstant(text: string | undefined): number | undefined {
  const match = text === undefined ? null : iso.exec(text);
  if (!match) return undefined;
  const instant = Date.parse(match[1] === undefined ? `${text}Z` : match[0]);
  return Number.isNaN(instant) ? undefined : instant;
}

/** How far a start may be ahead of the clock before it is called a mistake: clocks differ by seconds. */
const tolerance = 5_000;

/** A length of time, or why there is none. */
export type Elapsed =
  | { readonly kind: 'known'; readonly milliseconds: number }
  /** The end is before the start. */
  | { readonly kind: 'endBeforeStart' }
  /** The start has not come yet. */
  | { readonly kind: 'startInFuture' };

/** The time between two instants, the second of which is `now` for something that still runs. */
export function elapsed(from: number, to: number, isRunning: boolean): Elapsed {
  if (to >= from) return { kind: 'known', milliseconds: to - from };
  if (!isRunning) return { kind: 'endBeforeStart' };
  return from - to <= tolerance ? { kind: 'known', milliseconds: 0 } : { kind: 'startInFuture' };
}

/** A duration in its two largest units: `850 ms`, `12 s`, `6 m 43 s`, `2 h 14 m`, `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0 || !Number.isFinite(milliseconds)) return '–';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} m ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} m`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/**
 * The time left to a moment, for a countdown: at least a second, and no more than the whole wait, which a clock that was set back
 * would make longer although its timer is not.
 */
export function timeLeft(at: number, now: number, wholeWait: number): number {
  return Math.max(1000, Math.min(at - now, wholeWait));
}

/** How long ago, or in how long: `just now`, `4 s ago`, `2 h 14 m ago`, `in 3 d 0 h`. */
export function formatRelative(instant: number, now: number): string {
  const distance = now - instant;
  if (Math.abs(distance) < 1000) return 'just now';
  return distance > 0 ? `${formatDuration(distance)} ago` : `in ${formatDuration(-distance)}`;
}

const twoDigits = (number: number) => `${number}`.padStart(2, '0');

/** `2026-11-20 12:00:00`. Without `Intl`, whose first use takes tens of milliseconds on a slow machine. */
function format(instant: number, utc: boolean): string {
  const date = new Date(instant);
  if (utc) return date.toISOString().replace('T', ' ').slice(0, -5);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':')}`;
}

/**
 * An instant as the clock asks for, with its date unless that is today's or the one of `beside`, an instant that is shown next
 * to it.
 */
export function formatInstant(instant: number, clock: ClockStyle, now: number, beside?: number): string {
  if (clock === 'relative') return formatRelative(instant, now);
  const utc = clock === 'utc';
  const day = (of: number) => format(of, utc).slice(0, 10);
  const isClear = day(instant) === day(now) || (beside !== undefined && day(instant) === day(beside));
  return format(instant, utc).slice(isClear ? 11 : 0);
}

/** The local clock's offset from UTC at an instant: `UTC+02:00`. */
function localOffset(instant: number): string {
  const minutes = -new Date(instant).getTimezoneOffset();
  const parts = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map(twoDigits);
  return `UTC${minutes < 0 ? '-' : '+'}${parts.join(':')}`;
}

/** An instant in local time and in UTC; once where the two are the same. */
export function absoluteTimes(instant: number): string[] {
  const [local, utc] = [format(instant, false), format(instant, true)];
  return local === utc ? [`${utc} UTC`] : [`${local} ${localOffset(instant)}`, `${utc} UTC`];
}

/** The absolute times of an instant and its age, one a line, for a tooltip. */
export function describeInstant(instant: number, now: number): string {
  return [...absoluteTimes(instant), formatRelative(instant, now)].join('\n');
}
