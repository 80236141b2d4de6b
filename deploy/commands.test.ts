import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoted } from './aws.ts';
import { siteConfig } from './siteConfig.ts';
import { listSiteFiles } from './siteFiles.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let dist: string;

/** Replaces the AWS CLI: records its calls, and prints the outputs of a stack. */
const fakeAws = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const input = args.includes('-') ? readFileSync(0, 'utf8') : undefined;
appendFileSync(process.env.RECORD, JSON.stringify({ args, input }) + '\\n');
if (args.includes(process.env.FAILING)) process.exit(254);
if (args[1] === 'describe-stacks') console.log(process.env.ANSWER);
`;

const outputs = {
  Url: 'https://d111.cloudfront.net/',
  BucketName: 'builds-bucket',
  DistributionId: 'E1',
  Region: 'us-east-1',
  Regions: 'us-east-1,eu-west-1',
  Writes: 'off',
};

const answer = JSON.stringify({
  Stacks: [
    { Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })) },
  ],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await mkdir(join(dist, '.vite'));
  await writeFile(join(folder, 'aws'), fakeAws);
  await chmod(join(folder, 'aws'), 0o755);
  for (const name of [
    'index.html',
    'signed-in.html',
    'icon.svg',
    'embed.js',
    'config.json',
    'assets/main-1a2b.js',
    'assets/main-3c4d.css',
    '.vite/manifest.json',
  ]) {
    await writeFile(join(dist, name), '');
  }
});

afterAll(async () => rm(folder, { recursive: true }));

/** Runs a script as npm would, and gives back what it printed and what it asked of the AWS CLI. */
async function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const record = join(folder, 'record');
  await writeFile(record, '');
  const outcome = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join('scripts', script), ...args],
      {
        cwd: root,
        env: { PATH: `${folder}${delimiter}${process.env['PATH']}`, RECORD: record, ANSWER: answer, ...env },
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
  const lines = (await readFile(record, 'utf8')).split('\n').filter((line) => line !== '');
  const calls = lines.map((line): { args: string[]; input?: string } => JSON.parse(line));
  return { ...outcome, calls };
}

const parameters = [
  '--set',
  'AllowedRegions=us-east-1,eu-west-1',
  '--set',
  'FrameAncestors=https://a.example.com https://b.example.com',
];

test('deploy shows every command, and runs them with --yes', async () => {
  const args = ['--stack', 'builds', '--region', 'eu-west-1', '--profile', 'ops; rm -rf', ...parameters];
  const shown = await run('deploy.ts', args);
  expect(shown).toMatchObject({ code: 0, calls: [] });
  expect(shown.output).toMatch(
    /^> aws cloudformation deploy --stack-name builds --template-file \S+template\.yaml /,
  );
  expect(shown.output).toContain(
    "--parameter-overrides AllowedRegions=us-east-1,eu-west-1 'FrameAncestors=https://a.example.com https://b.example.com' --region eu-west-1 --profile 'ops; rm -rf'\n",
  );
  expect(shown.output).toContain('Nothing was done. Add --yes to run this.');

  const done = await run('deploy.ts', [...args, '--yes']);
  const everywhere = ['--region', 'eu-west-1', '--profile', 'ops; rm -rf'];
  expect(done.calls.map((call) => call.args)).toEqual([
    [
      'cloudformation',
      'deploy',
      '--stack-name',
      'builds',
      '--template-file',
      expect.stringMatching(/deploy\/template\.yaml$/),
      '--capabilities',
      'CAPABILITY_IAM',
      '--no-fail-on-empty-changeset',
      '--parameter-overrides',
      'AllowedRegions=us-east-1,eu-west-1',
      'FrameAncestors=https://a.example.com https://b.example.com',
      ...everywhere,
    ],
    ['cloudformation', 'describe-stacks', '--stack-name', 'builds', '--output', 'json', ...everywhere],
  ]);
  expect(done.output).toContain('Url: https://d111.cloudfront.net/');
}, 30_000);

test('publish uploads assets, then the config, then the page, keeps old assets, and prints the URL', async () => {
  const shown = await run('publish.ts', ['--stack', 'builds', '--dist', dist]);
  expect(shown).toMatchObject({ code: 0, calls: [] });
  expect(shown.output).toContain("'s3://<BucketName>/index.html'");

  const { code, calls, output } = await run('publish.ts', ['--stack', 'builds', '--dist', dist, '--yes']);
  expect(code).toBe(0);
  expect(output).toContain('https://d111.cloudfront.net/\n');
  expect(calls.map(({ args }) => args.slice(0, 4).join(' ').replaceAll(dist, 'dist'))).toEqual([
    'cloudformation describe-stacks --stack-name builds',
    's3 sync dist s3://builds-bucket',
    's3 sync dist s3://builds-bucket',
    's3 cp dist/embed.js s3://builds-bucket/embed.js',
    's3 cp dist/icon.svg s3://builds-bucket/icon.svg',
    's3 cp - s3://builds-bucket/config.json',
    's3 cp dist/signed-in.html s3://builds-bucket/signed-in.html',
    's3 cp dist/index.html s3://builds-bucket/index.html',
    'cloudfront create-invalidation --distribution-id E1',
  ]);
  const [, scripts, , , , config, , page, invalidation] = calls;
  expect(scripts?.args).toEqual(
    expect.arrayContaining([
      'assets/*.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]),
  );
  expect(page?.args).toEqual(expect.arrayContaining(['text/html; charset=utf-8', 'no-cache']));
  expect(config?.args).toEqual(expect.arrayContaining(['application/json', 'no-store']));
  expect(JSON.parse(config?.input ?? '')).toEqual(siteConfig(outputs));
  expect(invalidation?.args.slice(invalidation.args.indexOf('--paths') + 1)).toEqual([
    '/',
    '/config.json',
    '/embed.js',
    '/icon.svg',
    '/index.html',
    '/signed-in.html',
  ]);
  expect(calls.flatMap(({ args }) => args)).not.toContain('--delete');

  const framing = { frameAncestors: ['*'], regions: ['eu-north-1'], writes: true };
  await writeFile(join(folder, 'own.json'), JSON.stringify({ access: { kind: 'host' }, ...framing }));
  const own = await run('publish.ts', [
    '--stack',
    'builds',
    '--dist',
    dist,
    '--yes',
    '--config',
    join(folder, 'own.json'),
  ]);
  // What the stack enforces has one place to be set.
  const sent = own.calls.find(({ input }) => input !== undefined)?.input ?? '';
  expect(JSON.parse(sent)).toEqual({ ...siteConfig(outputs), access: { kind: 'host' } });
}, 30_000);

test('stops at the first failure, before the page is published', async () => {
  const failed = await run('publish.ts', ['--stack', 'builds', '--dist', dist, '--yes'], {
    FAILING: 'assets/*.css',
  });
  expect(failed.code).toBe(1);
  expect(failed.calls).toHaveLength(3);
  expect(failed.output).toContain('aws s3 sync failed with exit code 254.');
  const noStack = await run('publish.ts', ['--stack', 'builds', '--dist', dist, '--yes'], {
    ANSWER: '{"Stacks":[{}]}',
  });
  expect(noStack).toMatchObject({ code: 1, output: expect.stringContaining('has no output BucketName') });
}, 30_000);

test.each([
  ['deploy.ts', ['--stack', 'Not a stack'], 2, /--stack needs a name/],
  ['deploy.ts', ['--stack', 'builds', '--region', 'cn-north-1'], 2, /CloudFront does not serve cn-north-1/],
  ['deploy.ts', ['--stack', 'builds', '--set', 'Writes=maybe', '--yes'], 1, /Writes must be one of off, on/],
  ['deploy.ts', ['--stack', 'builds', '--set', 'Typo=1', '--yes'], 1, /Typo is not a parameter/],
  ['publish.ts', ['--stack', 'builds', '--dist', '/nowhere', '--yes'], 1, /no such file/],
  ['smoke.ts', ['--url', 'http://builds.example.com'], 2, /--url needs the https URL/],
])(
  '%s %j is refused before anything is asked',
  async (script, args, code, message) => {
    const refused = await run(script, args);
    expect(refused).toMatchObject({ code, calls: [], output: expect.stringMatching(message) });
  },
  30_000,
);

test('lists the page’s own files, and rejects unknown kinds of files', async () => {
  const files = await listSiteFiles(dist);
  expect(files.map(({ key, kind }) => `${kind} ${key}`)).toEqual([
    'asset assets/main-1a2b.js',
    'asset assets/main-3c4d.css',
    'file embed.js',
    'file icon.svg',
    'page index.html',
    'page signed-in.html',
  ]);
  const other = join(folder, 'other');
  await mkdir(other);
  await writeFile(join(other, 'a.exe'), '');
  await expect(listSiteFiles(other)).rejects.toThrow('a.exe: no content type is known');
});

test('shows a command with quotes for a shell', () => {
  expect(['a=b,c', "it's", '$(x)', '', 'ü'].map(quoted)).toEqual([
    'a=b,c',
    String.raw`'it'\''s'`,
    "'$(x)'",
    "''",
    "'ü'",
  ]);
});
