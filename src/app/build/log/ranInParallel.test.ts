import { expect, test } from 'vitest';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { parseWorkflowExecution } from '../../../aws/imagebuilder/workflowExecution.ts';
import { ranInParallel } from './ranInParallel.ts';

const executionOf = (id: string, parallelGroup: string | undefined, start: number, end?: number) =>
  parseWorkflowExecution({
    workflowExecutionId: id,
    ...(parallelGroup === undefined ? {} : { parallelGroup }),
    startTime: `2026-09-09T10:0${start}:00.000Z`,
    ...(end === undefined ? {} : { endTime: `2026-09-09T10:0${end}:00.000Z` }),
  });

// Only the execution of a row is read.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const rowOf = (execution: ReturnType<typeof executionOf>) => ({ execution }) as ExecutionRow;

test('two workflows of a group at the same time ran in parallel', () => {
  const one = executionOf('wf-1', 'checks', 1, 4);
  const parallel = (...others: ReturnType<typeof executionOf>[]) =>
    ranInParallel(one, [one, ...others].map(rowOf));
  expect(parallel()).toBe(false);
  expect(parallel(executionOf('wf-2', 'checks', 3, 6))).toBe(true);
  expect(parallel(executionOf('wf-2', 'checks', 2))).toBe(true);
  expect(parallel(executionOf('wf-2', 'checks', 4, 6))).toBe(false);
  expect(parallel(executionOf('wf-2', 'others', 3, 6))).toBe(false);
  expect(parallel(executionOf('wf-2', undefined, 3, 6))).toBe(false);
});
