import { expect, test, vi } from 'vitest';
import {
  absoluteTimes,
  describeInstant,
  elapsed,
  formatDuration,
  formatInstant,
  formatRelative,
  parseInstant,
  timeLeft,
} from './time.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

test('reads only a full ISO 8601 time as an instant, and one without a zone as UTC', () => {
  expect(parseInstant('2026-09-09T19:12:23.175Z')).toBe(1788981143175);
  expect(parseInstant('2026-09-09T19:12:23+02:00')).toBe(Date.parse('2026-09-09T17:12:23Z'));
  expect(parseInstant('2026-09-09T19:12:23')).toBe(Date.parse('2026-09-09T19:12:23Z'));
  expect(parseInstant('2026-09-09T19:12:23.175')).toBe(1788981143175);
  for (const text of [undefined, '', 'yesterday', '2', '2026-09-09', '2026-99-09T19:12:23Z']) {
    expect(parseInstant(text)).toBeUndefined();
  }
});

test('gives no duration for an end before its start, or a start in the future', () => {
  expect(elapsed(0, 5_000, false)).toEqual({ kind: 'known', milliseconds: 5_000 });
  expect(elapsed(5_000, 0, false)).toEqual({ kind: 'endBeforeStart' });
  expect(elapsed(now + 3_600_000, now, true)).toEqual({ kind: 'startInFuture' });
  // The clocks of two computers differ by seconds.
  expect(elapsed(now + 3_000, now, true)).toEqual({ kind: 'known', milliseconds: 0 });
});

test('a duration shows its two largest units', () => {
  expect([0, 999, 12_000, 403_000, 8_040_000, 273_600_000, -1, Number.NaN].map(formatDuration)).toEqual([
    '0 ms',
    '999 ms',
    '12 s',
    '6 m 43 s',
    '2 h 14 m',
    '3 d 4 h',
    '–',
    '–',
  ]);
});

test('a relative time says its direction', () => {
  expect(formatRelative(now - 4_000, now)).toBe('4 s ago');
  expect(formatRelative(now + 61_000, now)).toBe('in 1 m 1 s');
  expect(formatRelative(now - 3, now)).toBe('just now');
});

test('leaves the date out where it is clear: today, or beside an instant of the same day', () => {
  expect(formatInstant(now - 3_600_000, 'utc', now)).toBe('11:00:00');
  expect(formatInstant(now - 86_400_000, 'utc', now)).toBe('2026-11-19 12:00:00');
  expect(formatInstant(now - 86_400_000, 'utc', now, now - 86_460_000)).toBe('12:00:00');
  expect(formatInstant(now - 86_400_000, 'utc', now, now - 172_800_000)).toBe('2026-11-19 12:00:00');
  expect(formatInstant(now - 60_000, 'relative', now)).toBe('1 m 0 s ago');
});

test('describes an instant in local time, in UTC and by its age', () => {
  expect(describeInstant(now - 60_000, now)).toContain('2026-11-20 11:59:00 UTC\n1 m 0 s ago');
});

test('a countdown never shows more than its whole wait, whatever the clock was set to', () => {
  expect(timeLeft(25_000, 20_000, 5_000)).toBe(5_000);
  expect(timeLeft(25_000, 23_000, 5_000)).toBe(2_000);
  expect(timeLeft(25_000, 25_000 - 3_600_000, 5_000)).toBe(5_000);
  expect(timeLeft(25_000, 25_000 + 3_600_000, 5_000)).toBe(1_000);
});

test.each([
  ['Asia/Kolkata', ['2026-11-20 17:30:00 UTC+05:30', '2026-11-20 12:00:00 UTC']],
  ['America/St_Johns', ['2026-11-20 08:30:00 UTC-03:30', '2026-11-20 12:00:00 UTC']],
  ['UTC', ['2026-11-20 12:00:00 UTC']],
])(
  'names the offset of local time in %s, and the time in UTC once where the two are the same',
  (zone, times) => {
    vi.stubEnv('TZ', zone);
    try {
      expect(absoluteTimes(now)).toEqual(times);
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
