import { parseImageBuildVersionArn } from './arn.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { understandBuild } from './understandBuild.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';

describe('a build is understood from', () => {
  const console1 = 'https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1#/images';
  test.each([
    ['an ARN', arn],
    ['spaces and line ends around it', `\n  ${arn}\t `],
    ['double quotes', `"${arn}"`],
    ['single quotes and a comma, as in a list', `'${arn}',`],
    ['JSON', `{"imageBuildVersionArn": "${arn}"}`],
    ['the name in the case its owner wrote', arn.replace('golden-ami', 'Golden-AMI')],
    ['a console address', `${console1}/${arn}/details`.replace('/details', '?tab=workflow')],
    ['a percent-encoded console address', `${console1}/${encodeURIComponent(arn)}`],
    ['a doubly encoded one', `https://signin.aws/?to=${encodeURIComponent(encodeURIComponent(arn))}`],
    ['an address of this dashboard', `http://127.0.0.1:4173/?build=${encodeURIComponent(arn)}&pageSize=5`],
    ['capitals throughout', arn.toUpperCase()],
    ['a sentence', `please look at (${arn}).`],
  ])('%s', (_, text) => {
    expect(understandBuild(text)).toMatchObject({ kind: 'build', build: { arn } });
  });

  test('an ARN with more path after the build, as the console’s tabs have', () => {
    expect(understandBuild(`${arn}/details`)).toMatchObject({ kind: 'build', build: { build: '17' } });
  });
});

test('its parts are partition, region, account, image, version and build', () => {
  expect(
    parseImageBuildVersionArn('arn:aws-cn:imagebuilder:cn-north-1:aws:image/al2023_x86/2.0.10/3'),
  ).toEqual({
    arn: 'arn:aws-cn:imagebuilder:cn-north-1:aws:image/al2023_x86/2.0.10/3',
    partition: 'aws-cn',
    region: 'cn-north-1',
    account: 'aws',
    image: 'al2023_x86',
    version: '2.0.10',
    build: '3',
  });
});

test('a version ARN without its build number is an image version, whose builds can be listed', () => {
  expect(understandBuild(arn.slice(0, -3))).toMatchObject({
    kind: 'version',
    version: { arn: arn.slice(0, -3), version: '1.4.2', image: 'golden-ami' },
  });
});

test('returns undefined for an empty text', () => {
  expect(understandBuild(' \n')).toEqual({ kind: 'nothing' });
});

describe('what can’t be understood is said', () => {
  test.each([
    ['golden-ami', 'is a name, not an ARN'],
    ['two words', 'not an ARN'],
    ['Golden-AMI/1.4.2/17', 'an image build without its Region and account'],
    ['golden-ami/1.4.2', 'an image version without its Region and account'],
    ['wf-63800063-cc97-4a4b-a672-99a0653946ea', 'the id of a workflow execution'],
    ['"step-63800063-cc97-4a4b-a672-99a0653946ea",', 'the id of a workflow step'],
    ['ami-0123456789abcdef0', 'the id of an AMI'],
    ['i-0123456789abcdef0', 'the id of an EC2 instance'],
    ['https://example.com/', 'has no ARN'],
    ['arn:aws:ec2:us-east-1:111122223333:image/ami-1', 'the service “ec2”'],
    [arn.replace(':image/', ':image-pipeline/'), 'an image pipeline'],
    [arn.replace(':image/', ':image-recipe/'), 'an image recipe'],
    [arn.replace('us-east-1', 'nowhere'), '“nowhere” is not the name of an AWS region'],
    [arn.replace('us-east-1', 'cn-north-1'), 'belongs to the partition aws-cn'],
    [arn.replace('arn:aws:', 'arn:aws-cn:'), 'belongs to the partition aws, and'],
    [arn.replace('1.4.2', '1.x.x'), 'is a wildcard'],
    [arn.replace('111122223333', '1111'), '“1111” is not an account'],
    [arn.replace('1.4.2', '1.4'), '“1.4” is not a version'],
    [arn.replace('/17', '/latest'), '“latest” is not a build number'],
    [arn.replace('golden-ami', 'golden!'), '“golden!” is not the name'],
    [`arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami`, 'has no version'],
    ['x'.repeat(10_000), '10,000 characters'],
  ])('%s', (text, problem) => {
    const understood = understandBuild(text);
    expect(understood).toMatchObject({ kind: 'problem', title: expect.stringContaining(problem) });
  });
});

test('never throws, for any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${arn}${text}`),
      ),
      (text) => {
        expect(['nothing', 'build', 'version', 'problem']).toContain(understandBuild(text).kind);
      },
    ),
  );
});
