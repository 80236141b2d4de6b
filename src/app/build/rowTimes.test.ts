import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { toExecutionRow } from '../../executions/executionRow.ts';
import { firstFailed } from './rowTimes.ts';

const row = (key: string, status: string, minute: number) =>
  toExecutionRow(
    key,
    parseWorkflowExecution({ status, endTime: new Date(Date.UTC(2026, 8, 9, 19, minute)).toISOString() }),
  );

const attempt = (number: number) => ({ number, of: 2, isLatest: number === 2, group: 'test' });

test('opens the execution that failed first', () => {
  expect(firstFailed([row('a', 'COMPLETED', 0), row('b', 'FAILED', 9), row('c', 'FAILED', 5)])).toEqual([
    'c',
  ]);
});

test('does not open a failed attempt that a retry superseded', () => {
  const superseded = { ...row('a', 'FAILED', 1), attempt: attempt(1) };
  expect(firstFailed([superseded, { ...row('b', 'COMPLETED', 9), attempt: attempt(2) }])).toEqual([]);
  expect(firstFailed([superseded, { ...row('b', 'FAILED', 9), attempt: attempt(2) }])).toEqual(['b']);
});
