import { expect, test } from 'vitest';
import { parseImageSummary } from '../aws/imagebuilder/imageSummary.ts';
import { newestFirst, textOfBuild, toBuildRow } from './buildRow.ts';
import { mergeItems } from './mergeItems.ts';

const version = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2';
const rowOf = (raw: object) => toBuildRow(parseImageSummary(raw));

test('a build is named as its owner wrote it, and its cause is the reason without the words around it', () => {
  const row = rowOf({
    arn: `${version}/17`,
    name: 'Golden-AMI',
    state: {
      status: 'FAILED',
      reason: "Workflow Execution ID: 'wf-1' failed with reason: No capacity in us-east-1a.",
    },
  });
  expect(row).toMatchObject({ name: 'Golden-AMI', status: 'FAILED', build: { build: 17 } });
  expect(row.cause).toBe('No capacity in us-east-1a.');
  expect(textOfBuild(row)).toContain('Failed');
});

test('a reason that names only the document gives way to what the component said', () => {
  const row = rowOf({
    arn: `${version}/17`,
    state: {
      status: 'FAILED',
      reason: 'Document arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1 failed!',
      failureContext: { componentFailure: { errorMessage: 'curl: (7) Failed to connect' } },
    },
  });
  expect(row.cause).toBe('curl: (7) Failed to connect');
});

test('an image that was made has no cause, whatever its state says', () => {
  expect(rowOf({ state: { status: 'DEPRECATED', reason: 'Deprecated by policy' } }).cause).toBeUndefined();
  expect(rowOf({ state: { status: 'AVAILABLE' } }).cause).toBeUndefined();
});

test('what is missing or malformed costs itself', () => {
  expect(rowOf({ arn: 7, state: 'FAILED', dateCreated: 'yesterday' })).toMatchObject({
    arn: undefined,
    build: undefined,
    name: 'Unnamed image',
    status: undefined,
    createdAt: undefined,
  });
  expect(toBuildRow(parseImageSummary(null)).name).toBe('Unnamed image');
});

test('the newest stands first, and what has no date last', () => {
  const dates = ['2026-09-01T00:00:00.000Z', undefined, '2026-09-03T00:00:00.000Z', 'soon'];
  const rows = dates.map((dateCreated, index) => rowOf({ arn: `${version}/${index}`, dateCreated }));
  expect(newestFirst(rows).map(({ build }) => build?.build)).toEqual([2, 0, 1, 3]);
});

test('a build that stands on two pages is one, as it was read last; without an ARN each stays', () => {
  const first = { arn: 'a', state: 'BUILDING' };
  const again = { arn: 'a', state: 'AVAILABLE' };
  const nameless = { arn: undefined, state: 'FAILED' };
  expect(
    mergeItems([{ items: [first, nameless, { arn: 'b', state: '' }] }, { items: [again, nameless] }]),
  ).toEqual([again, nameless, { arn: 'b', state: '' }, nameless]);
});
