import { expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { minutes } from '../clock.ts';
import { golden, logOf, logs, messages, walk } from '../testing/logCalls.ts';
import { describeLogStreams } from './describeLogStreams.ts';
import { filterLogEvents } from './filterLogEvents.ts';
import { getLogEvents } from './getLogEvents.ts';

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

test('a pipeline has a log of its own with a stream for each day', () => {
  const { call } = logs();
  const pipeline = { logGroupName: '/aws/imagebuilder/pipeline/nightly-golden' };
  const today = call(getLogEvents, { ...pipeline, logStreamName: '2026/09/09' });
  expect(messages(today).at(-1)).toContain(catalog.latestOfPipeline.arn);
});

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
