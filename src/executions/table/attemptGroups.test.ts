import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { groupAttempts } from './attemptGroups.ts';
import { toExecutionRow, type ExecutionRow } from '../executionRow.ts';

const row = (key: string, number?: number, of = 3): ExecutionRow => ({
  ...toExecutionRow(key, parseWorkflowExecution({ status: 'FAILED' })),
  attempt: number === undefined ? undefined : { number, of, isLatest: number === of, group: 'test' },
});

const rows = [row('build'), row('first', 1), row('second', 2), row('third', 3), row('distribute')];
const closed = () => false;
const keysOf = (grouped: { readonly rows: readonly ExecutionRow[] }) => grouped.rows.map(({ key }) => key);

test('shows the latest attempt for all of its workflow, with the number of earlier ones', () => {
  const grouped = groupAttempts(rows, new Set(), closed, () => undefined);
  expect(keysOf(grouped)).toEqual(['build', 'third', 'distribute']);
  expect([...grouped.earlier]).toEqual([['third', expect.objectContaining({ count: 2, expanded: false })]]);
});

test('shows the earlier attempts behind the latest while their group is expanded, or one of them is open', () => {
  const wanted = ['build', 'third', 'first', 'second', 'distribute'];
  expect(keysOf(groupAttempts(rows, new Set(['test']), closed, () => undefined))).toEqual(wanted);
  expect(
    keysOf(
      groupAttempts(
        rows,
        new Set(),
        (key) => key === 'first',
        () => undefined,
      ),
    ),
  ).toEqual(wanted);
});

test('leaves attempts as they are when a filter has left out the latest', () => {
  const failed = [row('first', 1), row('second', 2)];
  expect(keysOf(groupAttempts(failed, new Set(), closed, () => undefined))).toEqual(['first', 'second']);
});
