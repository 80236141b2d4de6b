import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { buildLogStream } from '../../aws/imagebuilder/logStream.ts';
import { readLogLines } from '../../aws/logs/logLine.ts';
import { excerptIn, type FailedPart, fullerText } from './excerptQuery.ts';

function logOf(key: CatalogKey) {
  const build = parseImageBuildVersionArn(catalog[key].arn);
  if (!build) throw new Error('not a build');
  return buildLogStream(build, undefined);
}

const failed: FailedPart = { startedAt: 5_000, endedAt: 90_000, runsComponents: true };

function excerptOf(messages: readonly string[], part = failed) {
  const lines = readLogLines(messages.map((message, index) => ({ timestamp: index * 1000, message })));
  return excerptIn(lines, logOf('linuxFailedComponent'), part);
}

const filler = Array.from({ length: 20 }, (_, index) => `Stdout: line ${index}`);

test('an excerpt has the failed command with its line marked, its name in the address and its command', () => {
  const excerpt = excerptOf([
    ...filler,
    'CmdExecution: Stderr: curl: (7) refused',
    'CmdExecution: ExitCode 7',
  ]);
  expect(excerpt).toMatchObject({
    marked: 10,
    markedRange: '20000',
    hasCommand: true,
    errorText: 'curl: (7) refused',
    progressOnly: false,
  });
  expect(excerpt?.lines).toHaveLength(12);
  expect(excerpt?.command).toBe(
    "aws logs get-log-events --log-group-identifier arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/golden-ami --log-stream-name 1.4.2/17 --start-time 10000 --end-time 21001 --region us-east-1 --query 'events[].[message]' --output text --start-from-head",
  );
});

test('progress lines alone are recognised only within the failed step, and only where it runs components', () => {
  const before = ['Document arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.2/1'];
  const progress = [
    'a',
    'b',
    'c',
    'd',
    'Started step X with action ExecuteComponents',
    'Action failed for step X. Failing step',
  ];
  expect(excerptOf([...before, ...progress])).toMatchObject({ progressOnly: true, hasCommand: false });
  expect(excerptOf([...progress, 'TOE has completed execution with failure'])?.progressOnly).toBe(false);
  expect(excerptOf(progress, { ...failed, runsComponents: false })?.progressOnly).toBe(false);
  expect(excerptOf([])).toBeUndefined();
});

test('the text of the log replaces the cut one only where it continues it', () => {
  expect(fullerText('first\nsec', 'first\n  second\nthird')).toBe('first\n  second\nthird');
  expect(fullerText('first…', 'first second')).toBe('first second');
  expect(fullerText('first', 'first')).toBeUndefined();
  expect(fullerText('other', 'first second')).toBeUndefined();
  expect(fullerText('', 'first')).toBeUndefined();
});
