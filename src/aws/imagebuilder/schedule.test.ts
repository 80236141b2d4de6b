import { expect, test } from 'vitest';
import { matchesBetween, nextMatch, parseScheduleExpression, previousMatches } from './schedule.ts';
import { scheduleWords } from './scheduleWords.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const iso = (times: readonly number[]) => times.map((time) => new Date(time).toISOString());

test.each([
  ['cron(0 3 ? * sun *)', 'Etc/UTC', '2026-11-29T03:00:00.000Z', 'At 03:00, only on Sunday (Etc/UTC)'],
  ['cron(0 3 ? * 1 *)', 'Etc/UTC', '2026-11-29T03:00:00.000Z', 'At 03:00, only on Sunday (Etc/UTC)'],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-11-25T01:30:00.000Z', 'Every day at 02:30 (Europe/Berlin)'],
  ['cron(0 9 ? * MON-FRI *)', undefined, '2026-11-25T09:00:00.000Z', 'At 09:00, Monday through Friday (UTC)'],
  [
    'cron(0 0 L * ? *)',
    undefined,
    '2026-11-30T00:00:00.000Z',
    'At 00:00, on the last day of the month (UTC)',
  ],
  [
    'cron(0 0 ? * fri#2 *)',
    undefined,
    '2026-12-11T00:00:00.000Z',
    'At 00:00, on the second Friday of the month (UTC)',
  ],
  ['cron(0/15 * * * ? *)', undefined, '2026-11-24T12:15:00.000Z', 'Every 15 minutes (UTC)'],
])('%s in %s: the next match and the words', (scheduleExpression, timezone, next, words) => {
  const schedule = { scheduleExpression, timezone };
  expect(nextMatch(schedule, now)).toBe(Date.parse(next));
  expect(scheduleWords(schedule)).toBe(words);
});

test('a time zone keeps the local hour over the change of daylight saving time', () => {
  const schedule = { scheduleExpression: 'cron(0 6 * * ? *)', timezone: 'Europe/Berlin' };
  const sunday = Date.parse('2026-10-25T12:00:00Z');
  expect(iso(previousMatches(schedule, sunday, 2))).toEqual([
    '2026-10-25T05:00:00.000Z',
    '2026-10-24T04:00:00.000Z',
  ]);
  const friday = Date.parse('2026-10-23T12:00:00Z');
  expect(iso(matchesBetween(schedule, friday, sunday, 9))).toEqual([
    '2026-10-24T04:00:00.000Z',
    '2026-10-25T05:00:00.000Z',
  ]);
  expect(matchesBetween(schedule, friday, sunday, 1)).toHaveLength(1);
});

test('a rate has words and no times: the service does not say when it started to count', () => {
  const schedule = { scheduleExpression: 'rate(12 hours)' };
  expect(parseScheduleExpression('rate(12 hours)')).toMatchObject({ kind: 'rate', every: 43_200_000 });
  expect(scheduleWords(schedule)).toBe('Every 12 hours');
  expect(scheduleWords({ scheduleExpression: 'rate(1 day)' })).toBe('Every day');
  expect(nextMatch(schedule, now)).toBeUndefined();
  expect(previousMatches(schedule, now, 3)).toEqual([]);
});

test.each(['at(2026-12-01)', 'cron(nonsense)', 'cron(61 99 * * ? *)', 'rate(0 days)', '<b>'])(
  '%s is shown as it is and has no times',
  (scheduleExpression) => {
    expect(nextMatch({ scheduleExpression }, now)).toBeUndefined();
    expect(scheduleWords({ scheduleExpression })).toBe(`${scheduleExpression} (UTC)`);
  },
);

test('an unknown time zone has no times, and a pipeline without an expression no schedule', () => {
  const schedule = { scheduleExpression: 'cron(0 3 * * ? *)', timezone: 'Nowhere/Else' };
  expect(nextMatch(schedule, now)).toBeUndefined();
  expect(scheduleWords(schedule)).toBe('Every day at 03:00 (Nowhere/Else)');
  expect(scheduleWords(undefined)).toContain('No schedule');
  expect(scheduleWords({ timezone: 'UTC' })).toContain('No schedule');
});
