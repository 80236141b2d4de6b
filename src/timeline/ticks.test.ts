import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClockStyle } from '../lib/time.ts';
import { layOut } from './layout.ts';
import { niceSteps, scaleOf } from './scale.ts';
import { row, start } from './testing/testRows.ts';
import { formatElapsed, ticksOf } from './ticks.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const labels = (length: number, width: number, clock: ClockStyle, offset = 0, from = start) =>
  ticksOf({ start: from, end: from + length }, { width, clock, offsetAt: () => offset }).map(
    ({ label }) => label,
  );

test('ticks are at round times, as close as their labels can stand', () => {
  const from = start + 65_000;
  expect(labels(14 * minute, 300, 'utc', 0, from)).toEqual(['12:05', '12:10', '']);
  expect(labels(14 * minute, 950, 'utc', 0, from).slice(0, 3)).toEqual(['12:02', '12:03', '12:04']);
  expect(labels(20_000, 300, 'utc', 0, from)).toEqual(['12:01:10', '12:01:20']);
});

test('a day begins with its date', () => {
  expect(labels(30 * hour, 500, 'utc')).toEqual(['12:00', '18:00', '11-21', '06:00', '12:00', '']);
  expect(labels(20 * day, 300, 'utc', 0, start)).toEqual(['11-26', '12-03', '']);
});

test('the relative clock counts from the start', () => {
  const scale = { start: start + 12_345, end: start + 12_345 + 30 * minute };
  const ticks = ticksOf(scale, { width: 400, clock: 'relative', offsetAt: () => -scale.start });
  expect(ticks.map(({ label }) => label)).toEqual(['0', '10 m', '20 m', '']);
  expect([0, 90 * minute, 2 * hour, 25 * hour].map(formatElapsed)).toEqual([
    '0',
    '1 h 30 m',
    '2 h',
    '1 d 1 h',
  ]);
});

test('keeps round times across the end of daylight saving time', () => {
  const change = Date.parse('2026-10-25T01:00:00Z');
  const offsetAt = (instant: number) => (instant < change ? 2 * hour : hour);
  const from = Date.parse('2026-10-24T20:00:00Z');
  const ticks = ticksOf({ start: from, end: from + 36 * hour }, { width: 600, clock: 'utc', offsetAt });
  const inZone = ticks.map(({ at }) => new Date(at + offsetAt(at)).toISOString().slice(11, 16));
  expect(inZone).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00', '06:00']);
});

test('ticks ascend within the scale, are few, and their labels do not touch', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 700 * day }),
      fc.integer({ min: 40, max: 4_000 }),
      fc.constantFrom<ClockStyle>('utc', 'relative'),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (length, width, clock, zone) => {
        const scale = { start, end: start + length };
        const offsetAt = () => (clock === 'relative' ? -start : zone * minute);
        const ticks = ticksOf(scale, { width, clock, offsetAt });
        let free = -Infinity;
        for (const { at, position, label } of ticks) {
          expect(at).toBeGreaterThanOrEqual(scale.start);
          expect(at).toBeLessThanOrEqual(scale.end);
          expect(position * width).toBeGreaterThan(free);
          free = position * width + label.length * 7;
        }
        expect(free).toBeLessThanOrEqual(width);
        expect(ticks.length).toBeLessThanOrEqual(width / 60 + 2);
      },
    ),
  );
});

test('returns no ticks without a width', () => {
  expect(labels(hour, 0, 'utc')).toEqual([]);
});

test('for a running build the scale ends after now, and never shrinks', () => {
  const layout = layOut([row('a', 0, undefined)], { isOpen: () => false, stepsOf: () => undefined });
  fc.assert(
    fc.property(fc.nat(3 * day), fc.nat(hour), (elapsed, more) => {
      const scale = scaleOf(layout, start + elapsed);
      const later = scaleOf(layout, start + elapsed + more);
      const end = scale?.end ?? 0;
      expect(end).toBeGreaterThanOrEqual(start + elapsed);
      expect(later?.end).toBeGreaterThanOrEqual(end);
      expect(niceSteps.some((step) => (end - start) % step === 0 && (end - start) / step <= 10)).toBe(true);
    }),
  );
  // The page's clock may be behind the service's.
  expect(scaleOf(layout, start - hour)).toEqual({ start, end: start + 10_000 });
});
