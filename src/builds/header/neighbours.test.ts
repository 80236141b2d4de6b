import { expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { neighboursOf } from './neighbours.ts';

const version = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2';

function around(number: number, states: Readonly<Record<number, string | undefined>>) {
  const build = parseImageBuildVersionArn(`${version}/${number}`);
  if (!build) throw new Error('no build');
  const listed = Object.entries(states).map(([each, status]) => ({
    arn: `${version}/${each}`,
    state: { status, reason: undefined, failureContext: undefined },
  }));
  const { previous, next, lastGood } = neighboursOf(build, listed.toReversed());
  return [previous?.build.build, next?.build.build, lastGood?.build.build];
}

test('finds the neighbouring builds and the last available one by number, in any order of the list', () => {
  expect(around(17, { 15: 'AVAILABLE', 16: 'FAILED', 17: 'FAILED', 18: 'BUILDING' })).toEqual([
    '16',
    '18',
    '15',
  ]);
  expect(around(9, { 9: 'FAILED', 10: 'AVAILABLE', 100: 'FAILED' })).toEqual([undefined, '10', undefined]);
});

test('builds that were deleted leave gaps, and an image that was made once is good', () => {
  expect(around(17, { 3: 'DEPRECATED', 8: 'CANCELLED', 17: 'FAILED' })).toEqual(['8', undefined, '3']);
});

test('skips builds without a valid ARN', () => {
  expect(around(1, {})).toEqual([undefined, undefined, undefined]);
  const build = parseImageBuildVersionArn(`${version}/2`);
  expect(build && neighboursOf(build, [{ arn: undefined, state: undefined }])).toEqual({
    previous: undefined,
    next: undefined,
    lastGood: undefined,
  });
});
