import { execFileSync, spawnSync } from 'node:child_process';
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

test('a value with spaces or shell syntax stays one argument', () => {
  expect(awsCommand('logs', 'filter-log-events', { filterPattern: '?Stderr ?ExitCode' })).toBe(
    "aws logs filter-log-events --filter-pattern '?Stderr ?ExitCode'",
  );
  expect(shellQuote('its $(rm -rf ~)')).toBe("'its $(rm -rf ~)'");
  expect(shellQuote('')).toBe("''");
  expect(shellQuote('=ls')).toBe("'=ls'");
});

test('a value that begins with a dash is not an option', () => {
  expect(awsCommand('logs', 'tail', { since: '--profile=other' })).toBe(
    "aws logs tail --since='--profile=other'",
  );
});

test('a value is never read as a local file', () => {
  expect(awsCommand('logs', 'tail', { filterPattern: 'file:///etc/passwd' })).toBe(
    "aws logs tail --filter-pattern ' file:///etc/passwd'",
  );
});

test.each([
  ['a single quote', "it's"],
  ['a double quote', 'say "no"'],
  ['a backquote', 'a`id`'],
  ['a typographic quote', 'it\u2019s'],
  ['a backslash', String.raw`C:\logs`],
  ['a line break', 'a\nb'],
  ['an escape sequence', 'a\u001B[201~b'],
  ['a change of direction', '\u202Egpj.'],
  ['a line separator', 'a\u2028b'],
  ['half a surrogate pair', 'a\uD800'],
])('a value with %s is not put into a command', (_what, value) => {
  expect(awsCommand('logs', 'tail', { logGroupName: value, region: 'us-east-1' })).toBeUndefined();
});

/** Prints each argument with a NUL after it. A program, not a builtin: builtins differ between shells. */
const printArguments = `${process.execPath} -e 'process.stdout.write(process.argv.slice(1).map((text) => text + String.fromCharCode(0)).join(String()))' --`;

const shells = ['bash', 'dash', 'zsh', 'fish'].map((shell) => ({ shell, path: whichShell(shell) }));

for (const { shell, path } of shells) {
  test.skipIf(path === undefined)(`${shell} reads each argument as it was given`, () => {
    const units = fc.constantFrom(...Array.from('$!;&|<>()*?[]{}#~=% ^@:,./-aZ09é😀'));
    const texts = [
      ...fc.sample(fc.string({ unit: 'grapheme', maxLength: 30 }), 300),
      ...fc.sample(fc.string({ unit: units, maxLength: 30 }), 300),
    ].filter((text) => shellQuote(text) !== undefined);
    expect(texts.length).toBeGreaterThan(100);
    const script = `${printArguments} ${texts.map(shellQuote).join(' ')}`;
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const printed = execFileSync(path ?? '', [...plainStart(shell), '-c', script], { env });
    expect(printed.toString('utf8').split('\0').slice(0, -1)).toEqual(texts);
  });
}

/** Where a shell is installed, if it is. */
function whichShell(shell: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${shell}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Without the user's own start files. */
function plainStart(shell: string): string[] {
  return { bash: ['--norc'], dash: [], zsh: ['-f'], fish: ['--no-config'] }[shell] ?? [];
}
