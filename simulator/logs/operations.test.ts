import { expect, test } from 'vitest';
import { createAccounts } from '../account.ts';
import { accountId } from '../arns.ts';
import { parseBuildArn } from '../arns.ts';
import { catalog, type CatalogKey } from '../catalog.ts';
import { hours, minutes, seconds } from '../clock.ts';
import { FaultState } from '../faults/state.ts';
import { asRecord } from '../json.ts';
import type { OperationHandler } from '../operations/operation.ts';
import { manualClock } from '../testing/harness.ts';
import type { Input } from '../validation.ts';
import { describeLogStreams, filterLogEvents, getLogEvents } from './operations.ts';

interface Event {
  readonly timestamp: number;
  readonly message: string;
}

function logs() {
  const clock = manualClock();
  const account = createAccounts(1, clock).of(accountId);
  const faults = new FaultState(clock);
  const call = (operation: OperationHandler, input: Input) =>
    operation({ account, faults, region: 'us-east-1', input, requestId: 'request' });
  return { clock, account, call };
}

/** The log of a catalog entry as its group and stream. */
function logOf(key: CatalogKey, imageName?: string) {
  const { name = '', version = '', build = '' } = parseBuildArn(catalog[key].arn) ?? {};
  return { logGroupName: `/aws/imagebuilder/${imageName ?? name}`, logStreamName: `${version}/${build}` };
}

const golden = logOf('linuxFailedComponent', 'Golden-AMI');

function eventsIn(response: unknown): readonly Event[] {
  const { events } = asRecord(response) ?? {};
  if (!Array.isArray(events)) throw new Error('The response has no events');
  return events.map((event: unknown) => {
    const { timestamp, message } = asRecord(event) ?? {};
    return { timestamp: Number(timestamp), message: String(message) };
  });
}

function token(response: unknown, member: string): string {
  return String(asRecord(response)?.[member]);
}

const messages = (response: unknown) => eventsIn(response).map(({ message }) => message);

/** Follows the tokens of one direction until the token returned is the token sent. */
function walk({ call }: ReturnType<typeof logs>, input: Input, direction: 'Forward' | 'Backward') {
  const pages: (readonly Event[])[] = [];
  const startFromHead = direction === 'Forward';
  let nextToken: string | undefined;
  for (;;) {
    const response = call(getLogEvents, { ...input, startFromHead, nextToken });
    pages.push(eventsIn(response));
    const next = token(response, `next${direction}Token`);
    if (next === nextToken) return startFromHead ? pages : pages.toReversed();
    nextToken = next;
  }
}

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

test('cancelling a build changes no line that is already written', () => {
  const { account, call, clock } = logs();
  const before = messages(call(getLogEvents, logOf('running')));
  const plan = account.findPlan(catalog.running.arn);
  if (!plan) throw new Error('There is no running build');
  account.record(plan, { kind: 'cancel', at: clock.now() });
  clock.advance(minutes(5));
  const after = messages(call(getLogEvents, logOf('running')));
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.at(-1)).toContain('Image transitioned to CANCELLED state');
});

test('a failed component is logged with its Stderr, its exit code and the failed step', () => {
  const { call } = logs();
  const lines = messages(call(getLogEvents, golden));
  const stderr = lines.findIndex((line) => line.startsWith('CmdExecution: Stderr: '));
  expect(lines.slice(stderr, stderr + 7)).toEqual([
    'CmdExecution: Stderr: curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused',
    'CmdExecution: ExitCode 7',
    'CmdExecution: [ERROR] Command execution has resulted in an error',
    'ExecuteBash: FINISHED EXECUTION',
    'TOE has completed execution with failure - Execution failed!',
    expect.stringMatching(/^Command failed \(command id: [0-9a-f-]{36}, state: Failed\)$/),
    'Action failed for step ApplyTestComponents. Failing step',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      `Image transitioned to BUILDING state for Image ARN: ${catalog.linuxFailedComponent.arn}`,
      'Total 7 steps to run for workflow arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1',
      "No 'if' conditions to evaluate for step: LaunchBuildInstance",
      'Started step LaunchBuildInstance with action LaunchInstance',
      'Collected 49 packages. Total inventory packages: 449',
      'TOE has completed execution successfully',
    ]),
  );
});

test('the log has the whole error output of which the failure context has 1,024 characters', () => {
  const { call } = logs();
  const stderr = messages(call(getLogEvents, logOf('logLongError'))).find((line) => line.includes('Stderr'));
  expect(stderr?.split('\n')).toHaveLength(120);
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

test('a pipeline has a log of its own with a stream for each day', () => {
  const { call } = logs();
  const pipeline = { logGroupName: '/aws/imagebuilder/pipeline/nightly-golden' };
  const today = call(getLogEvents, { ...pipeline, logStreamName: '2026/09/09' });
  expect(messages(today).at(-1)).toContain(catalog.latestOfPipeline.arn);
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

test('sentinels have no component lines, no stream, a forbidden group, a throttled one, hostile text', () => {
  const { call } = logs();
  const progress = messages(call(getLogEvents, logOf('logProgressOnly')));
  expect(progress.some((line) => line.startsWith('Action failed for step'))).toBe(true);
  expect(progress.filter((line) => /CmdExecution|TOE|Execute\w+: /.test(line))).toEqual([]);
  expect(() => call(getLogEvents, logOf('logNoStream'))).toThrow(
    expect.objectContaining({
      type: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    }),
  );
  expect(call(describeLogStreams, logOf('logNoStream'))).toEqual({ logStreams: [] });
  const group = 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/sentinel-log-forbidden';
  expect(() => call(getLogEvents, logOf('logForbidden'))).toThrow(
    `not authorized to perform: logs:GetLogEvents on resource: ${group}:log-stream:1.0.0/1 because`,
  );
  expect(() => call(filterLogEvents, logOf('logForbidden'))).toThrow(
    `not authorized to perform: logs:FilterLogEvents on resource: ${group} because`,
  );
  expect(() => call(getLogEvents, logOf('logThrottled'))).toThrow(
    expect.objectContaining({ type: 'ThrottlingException', status: 400 }),
  );
  const hostile = messages(call(getLogEvents, logOf('logHostile'))).join('\n');
  for (const text of ['\u001B[1;31m', '\r', '\u001B]8;;', '\u202E', '<script>'])
    expect(hostile).toContain(text);
});

test('sentinels have no group, an expired stream, empty pages, and a log in another account', () => {
  const account = logs();
  const { call } = account;
  expect(() => call(getLogEvents, logOf('logNoGroup'))).toThrow('log group does not exist');
  expect(call(getLogEvents, logOf('logExpired'))).toMatchObject({ events: [] });
  expect(call(describeLogStreams, logOf('logExpired'))).toMatchObject({
    logStreams: [{ logStreamName: '1.0.0/1' }],
  });
  for (const direction of ['Forward', 'Backward'] as const) {
    const pages = walk(account, { ...logOf('logEmptyPages'), limit: 20 }, direction);
    expect(pages.filter((page) => page.length === 0).length).toBeGreaterThan(2);
    expect(pages.flat().map(({ message }) => message)).toEqual(
      expect.arrayContaining(['CmdExecution: ExitCode 7']),
    );
  }
  const group = 'arn:aws:logs:us-east-1:777788889999:log-group:/aws/imagebuilder/sentinel-log-other-account';
  const { logStreamName } = logOf('logOtherAccount');
  expect(() => call(getLogEvents, { logGroupIdentifier: group, logStreamName })).toThrow(
    `not authorized to perform: logs:GetLogEvents on resource: ${group}:log-stream:1.0.0/1 because`,
  );
});

test('tests that run at the same time write into one stream', () => {
  const { call } = logs();
  const codes = messages(call(getLogEvents, logOf('logParallel'))).filter((line) =>
    /ExitCode [1-9]/.test(line),
  );
  expect(codes).toEqual(['CmdExecution: ExitCode 7', 'CmdExecution: ExitCode 2']);
});

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
