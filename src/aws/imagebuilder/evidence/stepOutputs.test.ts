import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonObjects, readEmbeddedJson } from './embeddedJson.ts';
import { componentArnIn, exitCodeIn, innerReason, isWrapper, tellingLine } from '../../errorText.ts';
import { readStepOutputs } from './stepOutputs.ts';

const componentArn = 'arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1';
const runCommandId = '5adcaa39-5eca-4a96-8322-35afe3d0fd94';
const curl = 'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused';
const summary = {
  executionId: '0ac4aa1a-1d5a-11ea-bba1-06fa12f2d378',
  status: 'failed',
  failedStepCount: 1,
  executedStepCount: 4,
  failureMessage: `Document ${componentArn} failed!`,
  logUrl: 's3://111122223333-logs/golden/TOE_2026-09-09_19-12-23_UTC-0_0ac4aa1a',
};

describe('the outputs of a failed ExecuteComponents say the same in every form', () => {
  const log = `Stderr: ${curl}\nExitCode 7\n`;
  test.each([
    [
      'an object whose output is a list',
      { runCommandId, output: [`Stderr: ${curl}`, 'ExitCode 7', summary] },
    ],
    [
      'an object with JSON in a string',
      { runCommandId, output: JSON.stringify({ stderr: curl, exitCode: 7, summary }) },
    ],
    [
      'JSON in a string in a string',
      JSON.stringify({ runCommandId, output: [log, JSON.stringify(summary)] }),
    ],
    [
      'a log with JSON in it',
      { runCommandId, output: `${log}Output=[${JSON.stringify(summary)}\n---ERROR---` },
    ],
    [
      'an error beside the summary',
      { runCommandId, error: `${curl}\nexit status 7`, summary: JSON.stringify(summary) },
    ],
  ])('%s', (_, value) => {
    const outputs = readStepOutputs(JSON.stringify(value));
    expect(outputs).toMatchObject({ runCommandId, exitCode: 7, logUrl: summary.logUrl });
    expect(tellingLine(outputs.errors.join('\n'))).toBe(curl);
    expect(outputs.wrappers).toContain(summary.failureMessage);
  });

  test('text that is no JSON at all', () => {
    const outputs = readStepOutputs(
      `${curl}\nexit status 7\n${summary.failureMessage} Logs: https://s3.us-east-1.amazonaws.com/b/console.log`,
    );
    expect(outputs).toMatchObject({
      exitCode: 7,
      logUrl: 'https://s3.us-east-1.amazonaws.com/b/console.log',
    });
    expect(tellingLine(outputs.errors[0] ?? '')).toBe(curl);
  });
});

test('an address that is not called one of logs is none', () => {
  expect(readStepOutputs('GET https://example.com/health: 503').logUrl).toBeUndefined();
});

test('a distribution step’s outputs are a list with an entry a region', () => {
  const { regions } = readStepOutputs(
    JSON.stringify([
      { region: 'us-east-1', amiId: 'ami-0123456789abcdef0', accountId: '111122223333', status: 'Completed' },
      {
        region: 'eu-west-1',
        status: 'TimedOut',
        step: 'DISTRIBUTE_IMAGE',
        errorMessage: 'Copy took too long',
      },
      { region: 7, status: 'Failed' },
    ]),
  );
  expect(regions).toMatchObject([
    { region: 'us-east-1', amiId: 'ami-0123456789abcdef0', failed: false },
    { region: 'eu-west-1', status: 'TimedOut', errorMessage: 'Copy took too long', failed: true },
  ]);
});

test('a container’s distribution names the regions that failed', () => {
  const outputs = '{"status":"Failed","succeededRegions":["us-east-1"],"failedRegions":["eu-west-1"]}';
  expect(readStepOutputs(outputs).regions).toMatchObject([{ region: 'eu-west-1', failed: true }]);
});

test('an instance that never came up is named in the error alone', () => {
  const error =
    'An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances [[i-0123456789abcdef0]] not in a valid state';
  expect(readStepOutputs(JSON.stringify({ status: 'Failed', error }))).toMatchObject({
    instanceId: 'i-0123456789abcdef0',
    errors: [error],
  });
});

test('ids that have not the form of one are none', () => {
  const outputs = readStepOutputs(
    JSON.stringify({
      instanceId: "i-'; rm -rf /",
      imageId: 'javascript:alert(1)',
      runCommandId: '../../../..',
      executionArn: 'arn',
    }),
  );
  expect(outputs).toMatchObject({
    instanceId: undefined,
    imageId: undefined,
    runCommandId: undefined,
    executionArn: undefined,
  });
});

test('JSON is read through layers of strings, and everything else stays text', () => {
  expect(readEmbeddedJson(JSON.stringify(JSON.stringify({ a: 1 })))).toEqual({
    kind: 'json',
    value: { a: 1 },
  });
  expect(readEmbeddedJson('{"a":')).toEqual({ kind: 'text', text: '{"a":' });
  expect(readEmbeddedJson('true')).toEqual({ kind: 'text', text: 'true' });
  expect(readEmbeddedJson('"words"')).toEqual({ kind: 'text', text: 'words' });
  expect(readEmbeddedJson(' \n')).toEqual({ kind: 'nothing' });
  expect(readEmbeddedJson(undefined)).toEqual({ kind: 'nothing' });
  expect(findJsonObjects('a {"b":"}"} c {"d" e {"f":{"g":1}}')).toEqual([{ b: '}' }, { f: { g: 1 } }]);
});

test.each([
  ['exit status 7', 7],
  ['ExitCode 126', 126],
  ['CmdExecution: ExitCode 1', 1],
  ['failed with exit code: 3010.', 3010],
  ['{Status=[Failed], ResponseCode=[1], …', 1],
  ['exited with 194', 194],
  ['exit code 0', undefined],
  ['3010', undefined],
])('the exit code of “%s” is %s', (text, code) => {
  expect(exitCodeIn(text)).toBe(code);
});

test('extracts the reason from the message of the service', () => {
  const reason = `Workflow Execution ID: 'wf-a1b2c3d4-5678-90ab-cdef-111111111111' failed with reason: SSM execution '${runCommandId}' failed with status = 'Failed' in state = 'TESTING' and failure message = 'Document ${componentArn} failed!'`;
  expect(innerReason(reason)).toBe(`Document ${componentArn} failed!`);
  expect(isWrapper(reason)).toBe(true);
  expect(componentArnIn(reason)).toBe(componentArn);
  expect(isWrapper("You are not authorized to perform this operation: 'exit status 1'")).toBe(false);
});

describe('any text is read, in time that grows with its length', () => {
  test('never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ maxDepth: 6 }),
      fc.json().map((json) => JSON.stringify(json)),
    );
    fc.assert(
      fc.property(text, (outputs) => {
        const read = readStepOutputs(outputs);
        for (const error of read.errors) tellingLine(error);
      }),
    );
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{"a":'.repeat(20_000)],
    ['quotes', `failure message = '${"'".repeat(100_000)}x`],
    ['one line', 'error '.repeat(17_000)],
    ['lines', 'exit code \n'.repeat(10_000)],
    ['escapes', JSON.stringify({ output: '\\"'.repeat(50_000) })],
    ['members', JSON.stringify(Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`k${n}`, 'x'])))],
  ])('100 kB of %s', (_, text) => {
    const before = performance.now();
    const { errors } = readStepOutputs(text);
    errors.forEach((error) => tellingLine(error));
    innerReason(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
