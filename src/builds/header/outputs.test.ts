import { expect, test } from 'vitest';
import { parseImage } from '../../aws/imagebuilder/image.ts';
import { outputsOf, wordsForRest } from './outputs.ts';

const home = { region: 'us-west-2', account: '111122223333' };

test('lists the AMI of the build’s own Region first, and marks AMIs of other accounts', () => {
  const image = parseImage({
    outputResources: {
      amis: [
        { region: 'us-east-1', image: 'ami-1', accountId: '444455556666' },
        { region: 'eu-west-1', state: { status: 'FAILED', reason: 'no such key' } },
        { region: 'us-west-2', image: 'ami-2', accountId: '111122223333', state: { status: 'AVAILABLE' } },
      ],
    },
  });
  const outputs = outputsOf(image, home);
  expect(outputs).toMatchObject([
    { region: 'us-west-2', id: 'ami-2', otherAccount: undefined, failed: false },
    { region: 'us-east-1', id: 'ami-1', otherAccount: '444455556666' },
    { region: 'eu-west-1', id: undefined, failed: true, reason: 'no such key' },
  ]);
  expect(wordsForRest(outputs.slice(1))).toBe('2 more, 1 failed');
});

test('each URI of a container is one', () => {
  const image = parseImage({
    outputResources: { containers: [{ region: 'us-west-2', imageUris: ['a:1', 'a:latest'] }] },
  });
  expect(outputsOf(image, home).map(({ kind, id }) => [kind, id])).toEqual([
    ['container', 'a:1'],
    ['container', 'a:latest'],
  ]);
});

test('returns no outputs for an image without outputs', () => {
  expect(outputsOf(undefined, home)).toEqual([]);
  expect(outputsOf(parseImage({ outputResources: 'nonsense' }), home)).toEqual([]);
});
