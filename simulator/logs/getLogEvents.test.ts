import { expect, test } from 'vitest';
import { hours, minutes, seconds } from '../clock.ts';
import { eventsIn, golden, logOf, logs, messages, token, walk } from '../testing/logCalls.ts';
import type { Input } from '../validation.ts';
import { getLogEvents } from './getLogEvents.ts';

test('tokens walk a whole stream both ways without loss or repeat, for any page size and time range', () => {
  const account = logs();
  const whole = eventsIn(account.call(getLogEvents, golden));
  expect(whole.length).toBeGreaterThan(60);
  const [, second] = whole.toSpliced(0, 20);
  for (const limit of [3, 50, 10_000]) {
    for (const range of [{}, { startTime: second?.timestamp, endTime: whole.at(-5)?.timestamp }]) {
      const expected = whole.filter(
        ({ timestamp }) =>
          timestamp >= (range.startTime ?? 0) && timestamp < (range.endTime ?? Number.MAX_SAFE_INTEGER),
      );
      const input = { ...golden, limit, ...range };
      expect(walk(account, input, 'Forward').flat()).toEqual(expected);
      expect(walk(account, input, 'Backward').flat()).toEqual(expected);
    }
  }
});

test('events are in order of time and none is of the future', () => {
  const { call, clock } = logs();
  for (const key of ['running', 'parallelGroups', 'retried', 'cancelled', 'logHostile'] as const) {
    const times = eventsIn(call(getLogEvents, logOf(key))).map(({ timestamp }) => timestamp);
    expect(times.length, key).toBeGreaterThan(5);
    expect(times, key).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1), key).toBeLessThanOrEqual(clock.now());
  }
});

test('without startFromHead the newest events come, in order of time', () => {
  const { call } = logs();
  const whole = messages(call(getLogEvents, golden));
  expect(messages(call(getLogEvents, { ...golden, limit: 3 }))).toEqual(whole.slice(-3));
  expect(messages(call(getLogEvents, { ...golden, limit: 3, startFromHead: true }))).toEqual(
    whole.slice(0, 3),
  );
});

test('a forward token returns only what a running build has written since', () => {
  const account = logs();
  const running = { ...logOf('running'), startFromHead: true };
  const first = account.call(getLogEvents, running);
  const nextToken = token(first, 'nextForwardToken');
  const atEnd = account.call(getLogEvents, { ...running, nextToken });
  expect([eventsIn(atEnd), token(atEnd, 'nextForwardToken')]).toEqual([[], nextToken]);
  account.clock.advance(minutes(3));
  const later = account.call(getLogEvents, { ...running, nextToken });
  expect(eventsIn(later).length).toBeGreaterThan(0);
  expect([...eventsIn(first), ...eventsIn(later)]).toEqual(eventsIn(account.call(getLogEvents, running)));
});

test('groups keep the case of the image name, and a build may name another group', () => {
  const { call } = logs();
  expect(() => call(getLogEvents, logOf('linuxFailedComponent'))).toThrow('log group does not exist');
  const own = { ...logOf('failedOwnLogGroup'), logGroupName: '/platform/images/own-log-group' };
  expect(eventsIn(call(getLogEvents, own)).length).toBeGreaterThan(0);
  const { logGroupName, ...rest } = golden;
  const logGroupIdentifier = `arn:aws:logs:us-east-1:111122223333:log-group:${logGroupName}`;
  expect(messages(call(getLogEvents, { ...rest, logGroupIdentifier }))).toEqual(
    messages(call(getLogEvents, golden)),
  );
});

test('a page of a log of 200,000 lines has at most 10,000 events', () => {
  const { call } = logs();
  const log = logOf('logLong');
  const first = call(getLogEvents, { ...log, startFromHead: true });
  expect(eventsIn(first)).toHaveLength(10_000);
  const second = call(getLogEvents, {
    ...log,
    startFromHead: true,
    limit: 2,
    nextToken: token(first, 'nextForwardToken'),
  });
  expect(eventsIn(second).map(({ message }) => Number(/item\/(\d+)/.exec(message)?.[1]))).toEqual([
    itemOf(first) + 1,
    itemOf(first) + 2,
  ]);
  const last = call(getLogEvents, { ...log, limit: 30 });
  expect(messages(last)).toEqual(expect.arrayContaining(['CmdExecution: ExitCode 7']));
  expect(messages(last)[0]).toMatch(/^Stdout: GET \/item\/1998\d\d /);
});

/** The number in the last line of a page of the long log. */
function itemOf(response: unknown): number {
  return Number(/item\/(\d+)/.exec(messages(response).at(-1) ?? '')?.[1]);
}

test('invalid input is refused by name', () => {
  const { call, clock } = logs();
  const refused = (input: Input, type = 'InvalidParameterException') =>
    expect(() => call(getLogEvents, { ...golden, ...input })).toThrow(expect.objectContaining({ type }));
  refused({ logStreamName: undefined });
  refused({ logGroupName: 'not a name' });
  refused({ limit: 0 });
  refused({ limit: 10_001 });
  refused({ startTime: -1 });
  refused({ nextToken: 'f/made-up', startFromHead: true });
  refused({ limit: '5' }, 'SerializationException');
  refused({ startFromHead: 'yes' }, 'SerializationException');
  const nextToken = token(call(getLogEvents, golden), 'nextForwardToken');
  refused({ nextToken });
  refused({ nextToken, startFromHead: true, logStreamName: '1.4.2/16' });
  clock.advance(hours(24) + seconds(61));
  refused({ nextToken, startFromHead: true });
});
