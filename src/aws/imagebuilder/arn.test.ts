import { expect, test } from 'vitest';
import { compareBuildNumbers, parseImageBuildVersionArn, parseImageVersionArn } from './arn.ts';

const rest = '111122223333:image/golden-ami/1.4.2/17';

test.each([
  ['aws', 'us-east-1'],
  ['aws', 'eu-west-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-eusc', 'eusc-de-east-1'],
])('an ARN says its partition and its region: %s, %s', (partition, region) => {
  expect(parseImageBuildVersionArn(`arn:${partition}:imagebuilder:${region}:${rest}`)).toMatchObject({
    partition,
    region,
    account: '111122223333',
    image: 'golden-ami',
    version: '1.4.2',
    build: '17',
  });
});

test.each([
  `arn:aws:imagebuilder:nowhere:${rest}`,
  `arn:aws:imagebuilder:us-east-1.evil.example:${rest}`,
  `arn:aws:imagebuilder:cn-north-1:${rest}`,
  `arn:aws-cn:imagebuilder:us-east-1:${rest}`,
  `arn:aws:imagebuilder:us-gov-west-1:${rest}`,
  `arn:aws:imagebuilder:us-east-1:1111:image/golden-ami/1.4.2/17`,
  `arn:aws:imagebuilder:us-east-1:111122223333:image/Golden-AMI/1.4.2/17`,
  `arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.x.x/17`,
  ` arn:aws:imagebuilder:us-east-1:${rest}`,
])('no request can be made of %j', (text) => {
  expect(parseImageBuildVersionArn(text)).toBeUndefined();
});

test('keeps the digits of a build number, and orders by their value', () => {
  const numbers = ['9007199254740993', '9007199254740992', '017'];
  const builds = numbers.flatMap(
    (number) =>
      parseImageBuildVersionArn(`arn:aws:imagebuilder:us-east-1:111122223333:image/a/1.0.0/${number}`) ?? [],
  );
  expect(builds.map(({ build }) => build)).toEqual(numbers);
  expect(builds.toSorted(compareBuildNumbers).map(({ build }) => build)).toEqual(numbers.toReversed());
});

test('an ARN without its build is a version, and no build', () => {
  const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2';
  expect(parseImageVersionArn(arn)).toMatchObject({ arn, version: '1.4.2' });
  expect(parseImageBuildVersionArn(arn)).toBeUndefined();
  expect(parseImageVersionArn(`${arn}/17`)).toBeUndefined();
});
