import { expect, test } from 'vitest';
import { excerptOf, timesOf } from './excerpt.ts';
import { errorStops, findFailure, type KnownFailure } from './loggedFailure.ts';
import { isComponentLine, readLogLines } from './logLine.ts';

/** Lines as the service writes them, one event each second; a `|` is a line end inside an event. */
function logOf(text: string) {
  const messages = text
    .trim()
    .split('\n')
    .map((line) => line.trim().replaceAll('|', '\n'));
  return readLogLines(messages.map((message, index) => ({ timestamp: 1000 * index, message })));
}

const failedBuild = `
Started step ApplyBuildComponents with action ExecuteComponents
Document arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.2/1
CmdExecution: ExitCode 0
Document arn:aws:imagebuilder:us-east-1:111122223333:component/web-server/3.1.4/1
ExecuteBash: STARTED EXECUTION
Stdout: Last metadata expiration check: 0:01:12 ago
CmdExecution: Stderr: Loaded plugins: extras|Error: Unable to find a match: htpd|Run with --verbose
CmdExecution: ExitCode 1
CmdExecution: [ERROR] Command execution has resulted in an error
ExecuteBash: FINISHED EXECUTION
TOE has completed execution with failure - Execution failed!
Command failed (command id: 0a1b, state: Failed)
Action failed for step ApplyBuildComponents. Failing step
Started step TerminateBuildInstance with action TerminateInstance
`;

function found(text: string, known?: KnownFailure) {
  const lines = logOf(text);
  const failure = findFailure(lines, known);
  return failure && { ...failure, text: lines[failure.line]?.text };
}

test('the failure is the last exit code other than 0, with the error output before it', () => {
  expect(found(failedBuild)).toEqual({
    line: 7,
    from: 6,
    to: 10,
    exitCode: 1,
    errorText: 'Loaded plugins: extras\nError: Unable to find a match: htpd\nRun with --verbose',
    text: 'Error: Unable to find a match: htpd',
  });
});

test('a command without error output is marked at its exit code', () => {
  const silent =
    'CmdExecution: Stderr: warning: unused\nCmdExecution: ExitCode 0\nStdout: x\nCmdExecution: ExitCode 126';
  expect(found(silent)).toMatchObject({ text: 'CmdExecution: ExitCode 126', exitCode: 126, errorText: '' });
});

test('the same lines in S3 have a time and a level before them, and phases', () => {
  const lines = logOf(`
    2020-08-06 12:31:32.541 Info Phase build
    2020-08-06 12:31:32.541 Info Step UpdateStep
    2020-08-06 12:31:32.541 Info CmdExecution: Stderr: dnf: command not found
    2020-08-06 12:31:32.541 Info ExitCode 3010`);
  expect(lines.map(({ starts }) => starts?.name)).toEqual(['build', 'UpdateStep', undefined, undefined]);
  expect(findFailure(lines)).toMatchObject({ line: 2, exitCode: 3010, errorText: 'dnf: command not found' });
});

test('of several failed commands returns the one that another source names', () => {
  const parallel = `
    CmdExecution: Stderr: curl: (7) Connection refused
    CmdExecution: ExitCode 7
    CmdExecution: Stderr: assertion failed
    CmdExecution: ExitCode 2`;
  expect(found(parallel)).toMatchObject({ exitCode: 2 });
  expect(found(parallel, { text: 'curl: (7) Connection' })).toMatchObject({ exitCode: 7 });
  expect(found(parallel, { exitCode: 7 })).toMatchObject({ exitCode: 7 });
  expect(found(parallel, { text: 'something else', exitCode: 9 })).toMatchObject({ exitCode: 2 });
});

test('without a failed command returns the step that the service reports, if any', () => {
  expect(
    found(
      'Started step X with action Y\nAction failed for step X. Failing step\nCommand failed (command id: 1, state: Failed)',
    ),
  ).toMatchObject({ text: 'Action failed for step X. Failing step', exitCode: undefined });
  expect(found('CmdExecution: ExitCode 0')).toBeUndefined();
  expect(found('Stdout: Action failed for step X. Failing step')).toBeUndefined();
});

test('going from error to error stops once for each failed command', () => {
  const lines = logOf(
    `${failedBuild.trim()}\n${'Stdout: x\n'.repeat(20)}Action failed for step Other. Failing step`,
  );
  expect(errorStops(lines).map((index) => lines[index]?.text)).toEqual([
    'Error: Unable to find a match: htpd',
    'Action failed for step Other. Failing step',
  ]);
});

test('an excerpt has ten lines before the failure and five after, and ends between two times', () => {
  const lines = logOf(
    `${'Stdout: before\n'.repeat(30)}CmdExecution: Stderr: a|b\nCmdExecution: ExitCode 1\n${'Stdout: after\n'.repeat(30)}`,
  );
  const failure = findFailure(lines);
  expect(excerptOf(lines, failure)).toEqual({ from: 20, to: 38 });
  expect(timesOf(lines, { from: 20, to: 38 })).toEqual({ startTime: 20_000, endTime: 36_001 });

  const together = readLogLines([
    ...Array.from({ length: 13 }, (_, index) => ({ timestamp: 7, message: `${index}` })),
    { timestamp: 8, message: 'CmdExecution: ExitCode 1' },
  ]);
  expect(excerptOf(together, findFailure(together))).toEqual({ from: 0, to: 14 });
  expect(excerptOf(together, undefined)).toEqual({ from: 0, to: 14 });
});

test('distinguishes lines of the service from lines of components', () => {
  const [service, ...components] = logOf(`
    Started step ApplyTestComponents with action ExecuteComponents
    ExecuteBash: STARTED EXECUTION
    TOE has completed execution successfully
    CmdExecution: ExitCode 0
    Stdout: Done`);
  expect(service && isComponentLine(service)).toBe(false);
  expect(components.every(isComponentLine)).toBe(true);
});

test('terminal sequences are removed, colours are kept apart, and every line end splits', () => {
  const [line, ...progress] = readLogLines([
    {
      timestamp: 1,
      message:
        '\u001B[1;31mFAIL\u001B[0m \u001B[2J\u001B]8;;javascript:alert(1)\u0007here\u001B]8;;\u0007 \u001B[',
    },
    { timestamp: 2, message: 'Downloading 1%\rDownloading 100%\r\n' },
  ]);
  expect(line).toMatchObject({ text: 'FAIL here ', colours: '\u001B[1;31mFAIL\u001B[0m here ' });
  expect(progress.map(({ text, continues }) => [text, continues])).toEqual([
    ['Downloading 1%', false],
    ['Downloading 100%', true],
  ]);
});

test('a million characters of any kind are read in linear time', () => {
  for (const unit of ['\u001B', '\u001B]', '\u001B[', '\r', 'Stderr: ', '\u009B1;'])
    expect(
      readLogLines([{ timestamp: 1, message: unit.repeat(1_000_000 / unit.length) }]).length,
    ).toBeGreaterThan(0);
});
