import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awsCommand, shellQuote } from './awsCommand.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';

test('operation and options are spelt as the CLI spells them', () => {
  expect(
    awsCommand('imagebuilder', 'ListWorkflowExecutions', {
      imageBuildVersionArn: arn,
      maxResults: 25,
      nextToken: undefined,
    }),
  ).toBe(`aws imagebuilder list-workflow-executions --image-build-version-arn ${arn} --max-results 25`);
  expect(awsCommand('ec2', 'describe-instances', { 'instance-ids': 'i-0abc' })).toBe(
    'aws ec2 describe-instances --instance-ids i-0abc',
  );
});

test('a value stays one argument, whatever is in it', () => {
  expect(awsCommand('logs', 'filter-log-events', { filterPattern: '?Stderr ?ExitCode' })).toBe(
    "aws logs filter-log-events --filter-pattern '?Stderr ?ExitCode'",
  );
  expect(shellQuote("it's $(rm -rf ~)")).toBe(String.raw`'it'\''s $(rm -rf ~)'`);
  expect(shellQuote('')).toBe("''");
  expect(shellQuote('=ls')).toBe("'=ls'");
});

test('a value that begins with a dash is not an option', () => {
  expect(awsCommand('logs', 'tail', { since: '--profile=other' })).toBe(
    "aws logs tail --since='--profile=other'",
  );
});

test('a value is never the name of a local file to read', () => {
  expect(awsCommand('logs', 'tail', { filterPattern: 'file:///etc/passwd' })).toBe(
    "aws logs tail --filter-pattern ' file:///etc/passwd'",
  );
});

test('control characters and a change of direction are written as escapes', () => {
  expect(shellQuote('a\u001B[201~\nb')).toBe(String.raw`$'a\u001B[201~\u000Ab'`);
  expect(shellQuote("\u202Egpj.'")).toBe(String.raw`$'\u202Egpj.\''`);
});

test('bash gives back exactly what was quoted', { timeout: 30_000 }, () => {
  const texts = [
    ...fc.sample(fc.string({ unit: 'grapheme', maxLength: 30 }), 150),
    ...fc.sample(
      fc.string({ unit: fc.constantFrom(...Array.from('\'"\\$`!;&|<>()*?[]{}#~=% \n\t\u001B\u202Eé😀-')) }),
      150,
    ),
  ].map((text) => text.replaceAll('\0', ''));
  const script = `printf '%s\\0' ${texts.map(shellQuote).join(' ')}`;
  const printed = execFileSync('bash', ['-c', script], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  expect(printed.toString('utf8').split('\0').slice(0, -1)).toEqual(texts);
});
