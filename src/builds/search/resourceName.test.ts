import { expect, test } from 'vitest';
import { parseImageVersion } from '../../aws/imagebuilder/operations/listImages.ts';
import { matchesOf } from './accountMatch.ts';
import { parseResourceName, spellingsOf } from './resourceName.ts';

test.each([
  [' golden-ami ', { name: 'golden-ami', version: undefined, build: undefined }],
  ['Golden AMI', { name: 'Golden AMI', version: undefined, build: undefined }],
  ['golden_ami/1.4.2', { name: 'golden_ami', version: '1.4.2', build: undefined }],
  ['golden-ami/1.4.2/17', { name: 'golden-ami', version: '1.4.2', build: '17' }],
])('reads the name %s', (text, name) => {
  expect(parseResourceName(text)).toEqual(name);
});

test.each([
  'a',
  'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami',
  'wf-63800063-cc97-4a4b-a672-99a0653946ea',
  'ami-0123456789abcdef0',
  'https://example.com/',
  'golden-ami/latest',
  'golden-ami 1.4.2 build 17',
  'x'.repeat(200),
])('%s is no name', (text) => {
  expect(parseResourceName(text)).toBeUndefined();
});

test('writes a name in the ways its owner may have, in at most ten values', () => {
  expect(spellingsOf('golden-ami')).toEqual(
    expect.arrayContaining(['golden-ami', 'Golden-Ami', 'Golden-AMI', 'GOLDEN-AMI']),
  );
  expect(spellingsOf('My Own-AMI')).toContain('My Own-AMI');
  for (const name of ['golden', 'payments-api-base', 'a-b-c-d-e-f-g']) {
    expect(spellingsOf(name).length).toBeLessThanOrEqual(10);
    expect(new Set(spellingsOf(name)).size).toBe(spellingsOf(name).length);
  }
});

const account = 'arn:aws:imagebuilder:us-east-1:111122223333';

test('lists pipelines, then the newest versions, and the build that the name asks for', () => {
  const images = ['1.9.0', '1.10.0', 'x', '1.2.0', '1.3.0', '1.4.0', '1.5.0'].map((version) =>
    parseImageVersion({ arn: `${account}:image/golden-ami/${version}`, name: 'Golden-AMI' }),
  );
  const pipeline = { arn: `${account}:image-pipeline/golden-ami`, name: undefined };
  expect(matchesOf({ build: undefined }, images, [pipeline])).toEqual([
    { kind: 'pipeline', arn: pipeline.arn, name: 'golden-ami' },
    ...['1.10.0', '1.9.0', '1.5.0', '1.4.0', '1.3.0'].map((number) => ({
      kind: 'version',
      arn: `${account}:image/golden-ami/${number}`,
      name: 'Golden-AMI',
      number,
    })),
  ]);
  expect(matchesOf({ build: '17' }, images.slice(0, 1), [])).toEqual([
    {
      kind: 'build',
      arn: `${account}:image/golden-ami/1.9.0/17`,
      name: 'Golden-AMI',
      number: '1.9.0 / 17',
    },
  ]);
});
