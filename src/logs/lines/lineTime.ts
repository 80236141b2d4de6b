import type { ClockStyle } from '../../lib/time.ts';

/** The time of a log line: of the day with milliseconds, or since `since` where the clock is relative. */
export function formatLineTime(timestamp: number, clock: ClockStyle, since: number): string {
  if (clock === 'relative') return formatElapsed(timestamp - since);
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return '–';
  return clock === 'utc'
    ? date.toISOString().slice(11, 23)
    : [
        [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => padded(part, 2)).join(':'),
        padded(date.getMilliseconds(), 3),
      ].join('.');
}

/** `+0:00:07.125`, or with a minus for a line before. */
function formatElapsed(milliseconds: number): string {
  const whole = Math.abs(Math.trunc(milliseconds));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = padded(Math.floor(whole / 60_000) % 60, 2);
  const seconds = padded(Math.floor(whole / 1000) % 60, 2);
  return `${milliseconds < 0 ? '−' : '+'}${hours}:${minutes}:${seconds}.${padded(whole % 1000, 3)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** A timestamp in ISO 8601, for files and machine-readable times. */
export function isoTime(timestamp: number): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString();
}
