import { expect, test } from 'vitest';
import { asRecord } from '../json.ts';
import { type Event, eventsIn, golden, logOf, logs, messages } from '../testing/logCalls.ts';
import type { Input } from '../validation.ts';
import { describeLogStreams } from './describeLogStreams.ts';
import { filterLogEvents } from './filterLogEvents.ts';
import { getLogEvents } from './getLogEvents.ts';

test('FilterLogEvents searches a group: all terms, any ?term, "phrases", not -term', () => {
  const { call } = logs();
  const found = (filterPattern: string) =>
    messages(call(filterLogEvents, { ...golden, logStreamNames: ['1.4.2/17'], filterPattern }));
  expect(found('?Stderr ?ExitCode')).toEqual(
    expect.arrayContaining(['CmdExecution: ExitCode 7', expect.stringContaining('Stderr: curl')]),
  );
  expect(found('ExitCode 7')).toEqual(['CmdExecution: ExitCode 7']);
  expect(found('"Connection refused"')).toHaveLength(1);
  expect(found('ExitCode -7').every((line) => line === 'CmdExecution: ExitCode 0')).toBe(true);
  expect(found('exitcode')).toEqual([]);
  expect(found('')).toEqual(messages(call(getLogEvents, golden)));
  expect(() => found('{ $.level = "error" }')).toThrow('filter pattern');
});

test('FilterLogEvents gives a token with an empty page while events remain to be searched', () => {
  const { call } = logs();
  const input = { ...logOf('logLong'), filterPattern: '"ExitCode 7"' };
  const found: string[] = [];
  const sizes: number[] = [];
  let nextToken: unknown;
  do {
    const response = call(filterLogEvents, { ...input, nextToken });
    sizes.push(eventsIn(response).length);
    found.push(...messages(response));
    ({ nextToken } = response);
  } while (nextToken !== undefined);
  expect(found).toEqual(['CmdExecution: ExitCode 7']);
  expect(sizes[0]).toBe(0);
  expect(sizes.length).toBeGreaterThan(19);
});

test('FilterLogEvents merges streams in order of time and walks them without loss or repeat', () => {
  const { call } = logs();
  const input = { logGroupName: golden.logGroupName, limit: 37 };
  const ids: unknown[] = [];
  const walked: Event[] = [];
  let nextToken: unknown;
  do {
    const response = call(filterLogEvents, { ...input, nextToken });
    walked.push(...eventsIn(response));
    ({ nextToken } = response);
    if (Array.isArray(response['events']))
      ids.push(...response['events'].map((event: unknown) => asRecord(event)?.['eventId']));
  } while (nextToken !== undefined);
  expect(walked).toEqual(eventsIn(call(filterLogEvents, { logGroupName: golden.logGroupName })));
  expect(new Set(ids).size).toBe(walked.length);
});

test('DescribeLogStreams pages the streams of a group by name and finds one by prefix', () => {
  const { call } = logs();
  const names = (input: Input) => {
    const { logStreams, nextToken } = call(describeLogStreams, {
      logGroupName: golden.logGroupName,
      ...input,
    });
    const streams = Array.isArray(logStreams) ? logStreams : [];
    return {
      names: streams.map((stream: unknown) => asRecord(stream)?.['logStreamName']),
      nextToken,
    };
  };
  expect(names({ logStreamNamePrefix: '1.4.2/17' }).names).toEqual(['1.4.2/17']);
  const first = names({ limit: 2 });
  expect(first.names).toEqual(['1.4.1/9', '1.4.2/16']);
  expect(names({ limit: 2, nextToken: first.nextToken }).names).toEqual(['1.4.2/17', '1.4.2/18']);
  expect(names({ orderBy: 'LastEventTime', descending: true }).names[0]).toBe('1.4.2/18');
  expect(() => names({ orderBy: 'LastEventTime', logStreamNamePrefix: '1' })).toThrow('Cannot order');
});
