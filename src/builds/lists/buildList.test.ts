import { expect, test } from 'vitest';
import { parseImageSummary } from '../../aws/imagebuilder/imageSummary.ts';
import { rowFilter } from '../../lists/rowFilter.ts';
import { mergeBuilds, newestFirst, versionBuildColumns, type BuildRow } from './buildList.tsx';

const version = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2';

function rowOf(raw: unknown): BuildRow {
  const page = {
    dropped: 0,
    emptyResponses: 0,
    facts: undefined,
    resumeToken: undefined,
    stoppedBy: undefined,
    readAt: 0,
  };
  const [row] = mergeBuilds([{ ...page, items: [parseImageSummary(raw)] }]);
  if (!row) throw new Error('no row');
  return row;
}

test('shows the name as its owner wrote it, and the reason without its wrapper', () => {
  const row = rowOf({
    arn: `${version}/17`,
    name: 'Golden-AMI',
    state: {
      status: 'FAILED',
      reason: "Workflow Execution ID: 'wf-1' failed with reason: No capacity in us-east-1a.",
    },
  });
  expect(row).toMatchObject({ name: 'Golden-AMI', status: 'FAILED', build: { build: '17' } });
  expect(row.cause).toBe('No capacity in us-east-1a.');
  const { matching } = rowFilter(versionBuildColumns);
  expect(matching({ filter: 'golden FAILED capacity' })(row)).toBe(true);
  expect(matching({ filter: 'golden available' })(row)).toBe(false);
});

test('prefers the component’s output to a reason that names only the document', () => {
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

test('an available image has no cause, whatever its reason', () => {
  expect(rowOf({ state: { status: 'DEPRECATED', reason: 'Deprecated by policy' } }).cause).toBeUndefined();
  expect(rowOf({ state: { status: 'AVAILABLE' } }).cause).toBeUndefined();
});

test('a missing or malformed field costs itself only', () => {
  expect(rowOf({ arn: 7, state: 'FAILED', dateCreated: 'yesterday' })).toMatchObject({
    arn: undefined,
    build: undefined,
    name: 'Unnamed image',
    status: undefined,
    createdAt: undefined,
  });
  expect(rowOf(null).name).toBe('Unnamed image');
});

test('sorts the newest first, and builds without a date last', () => {
  const dates = ['2026-09-01T00:00:00.000Z', undefined, '2026-09-03T00:00:00.000Z', 'soon'];
  const rows = dates.map((dateCreated, index) => rowOf({ arn: `${version}/${index}`, dateCreated }));
  expect(newestFirst(rows).map(({ build }) => build?.build)).toEqual(['2', '0', '1', '3']);
});
