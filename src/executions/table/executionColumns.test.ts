import { expect, test } from 'vitest';
import { readAddress } from '../../address/address.ts';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import type { Filters } from '../../lists/rowFilter.ts';
import { executionFilter } from './executionColumns.tsx';
import { toExecutionRow } from '../executionRow.ts';

const row = toExecutionRow(
  'wf-1',
  parseWorkflowExecution({ type: 'TEST', status: 'FAILED', message: 'Exit code 7', parallelGroup: 'smoke' }),
);
const none: Filters = readAddress('').address;

test.each([
  [none, true],
  [{ ...none, filter: 'SMOKE exit' }, true],
  [{ ...none, filter: 'smoke exit 8' }, false],
  [{ ...none, status: ['COMPLETED', 'FAILED'] }, true],
  [{ ...none, status: ['COMPLETED'] }, false],
  [{ ...none, filter: '7', status: ['FAILED'], type: ['BUILD'] }, false],
])('filters executions by %o: %s', (filters, matches) => {
  expect(executionFilter.matching(filters)(row)).toBe(matches);
});

test('blanks alone filter nothing', () => {
  expect(executionFilter.isActive({ ...none, filter: '  ' })).toBe(false);
  expect(executionFilter.isActive({ ...none, type: ['TEST'] })).toBe(true);
});

test('compares and clears every filter', () => {
  expect(executionFilter.isSame({ ...none, type: ['TEST'] }, { ...none, type: ['TEST'] })).toBe(true);
  expect(executionFilter.isSame({ ...none, type: ['TEST'] }, none)).toBe(false);
  expect(none).toMatchObject(executionFilter.cleared);
});
