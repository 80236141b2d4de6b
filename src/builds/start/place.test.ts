import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

const nowhere = { build: '', pipeline: '', region: '' };
const version = 'arn:aws:imagebuilder:eu-west-1:111122223333:image/golden-ami/1.4.2';
const pipeline = 'arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/nightly-golden';

test('without anything, the lists of the deployment’s region', () => {
  expect(placeOf(nowhere, 'us-east-1')).toEqual({ kind: 'start', region: 'us-east-1' });
});

test('a version ARN opens its builds, whatever the other parameters', () => {
  expect(placeOf({ build: version, pipeline, region: 'us-west-2' }, 'us-east-1')).toMatchObject({
    kind: 'version',
    version: { arn: version, region: 'eu-west-1', image: 'golden-ami', version: '1.4.2' },
  });
});

test('a pipeline ARN opens its builds, also in the build parameter', () => {
  const place = { kind: 'pipeline', pipeline: { arn: pipeline, name: 'nightly-golden' } };
  expect(placeOf({ ...nowhere, pipeline }, 'us-east-1')).toMatchObject(place);
  expect(placeOf({ ...nowhere, build: pipeline }, 'us-east-1')).toMatchObject(place);
});

function regionOf(build: string, region: string): string {
  const place = placeOf({ build, pipeline: '', region }, 'us-east-1');
  return place.kind === 'start' ? place.region : place.kind;
}

test('the region is the address’s own, else a partial ARN’s, else the deployment’s', () => {
  const partial = 'arn:aws:imagebuilder:eu-west-1:111122223333:image/golden-ami';
  expect(regionOf(partial, '')).toBe('eu-west-1');
  expect(regionOf(partial, 'ap-south-1')).toBe('ap-south-1');
  expect(regionOf('', 'not a region')).toBe('us-east-1');
  expect(regionOf('arn:aws:imagebuilder:../../:1:image/x', '')).toBe('us-east-1');
});
