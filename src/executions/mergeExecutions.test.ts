import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { ExecutionsPage } from './executionsQuery.ts';
import { mergeExecutions } from './mergeExecutions.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 8, 9, 19, minute)).toISOString();

const run = (id: string, minute: number, status: string) =>
  parseWorkflowExecution({
    workflowExecutionId: id,
    workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1',
    type: 'TEST',
    status,
    startTime: at(minute),
    endTime: at(minute + 4),
  });

const page = (...items: ExecutionsPage['items']): ExecutionsPage => ({
  items,
  dropped: 0,
  emptyResponses: 0,
  facts: undefined,
  resumeToken: undefined,
  stoppedBy: undefined,
  readAt: 0,
});

test('numbers attempts across pages, and keeps the identity of rows whose number stays', () => {
  const [first, second, third] = [run('1', 0, 'FAILED'), run('2', 10, 'FAILED'), run('3', 20, 'COMPLETED')];
  const [alone] = mergeExecutions([page(first)]);
  expect(alone?.attempt).toBeUndefined();
  const two = mergeExecutions([page(first), page(second)]);
  expect(two.map(({ attempt }) => [attempt?.number, attempt?.of])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  const again = mergeExecutions([page(first), page(second)]);
  expect(again[0]).toBe(two[0]);
  const three = mergeExecutions([page(first), page(second), page(third)]);
  expect(three.map(({ attempt }) => attempt?.of)).toEqual([3, 3, 3]);
});
