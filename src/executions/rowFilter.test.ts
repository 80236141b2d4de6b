import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { toExecutionRow } from './executionRow.ts';
import { isFiltering, matchesFilters, type RowFilters } from './rowFilter.ts';

const row = toExecutionRow(
  'wf-1',
  parseWorkflowExecution({ type: 'TEST', status: 'FAILED', message: 'Exit code 7', parallelGroup: 'smoke' }),
);
const none: RowFilters = { filter: '', status: [], type: [] };

test.each([
  [none, true],
  [{ ...none, filter: 'SMOKE exit' }, true],
  [{ ...none, filter: 'smoke exit 8' }, false],
  [{ ...none, status: ['COMPLETED', 'FAILED'] }, true],
  [{ ...none, status: ['COMPLETED'] }, false],
  [{ filter: '7', status: ['FAILED'], type: ['BUILD'] }, false],
])('%j: %s', (filters, matches) => {
  expect(matchesFilters(row, filters)).toBe(matches);
});

test('blanks alone filter nothing', () => {
  expect(isFiltering({ ...none, filter: '  ' })).toBe(false);
  expect(isFiltering({ ...none, type: ['TEST'] })).toBe(true);
});
