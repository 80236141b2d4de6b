import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { mergePresses } from './mergePresses.ts';
import type { Press } from './press.ts';

function press(readAt: number, ...executions: unknown[]): Press {
  return {
    workflowExecutions: executions.map(parseWorkflowExecution),
    requestId: undefined,
    imageBuildVersionArn: undefined,
    message: undefined,
    nextToken: undefined,
    cutShort: undefined,
    readAt,
  };
}

const shown = (presses: Press[]) =>
  mergePresses(presses).map(({ key, execution }) => [key, execution.status]);

test('a duplicate keeps its first place and shows its newest fact', () => {
  const older = press(1, { workflowExecutionId: 'a', status: 'RUNNING' }, { workflowExecutionId: 'b' });
  const newer = press(2, { workflowExecutionId: 'a', status: 'COMPLETED' });
  expect(shown([older, newer])).toEqual([
    ['a', 'COMPLETED'],
    ['b', undefined],
  ]);
  expect(shown([newer, older])).toEqual([
    ['a', 'COMPLETED'],
    ['b', undefined],
  ]);
});

test('rows without an id, and elements that are no object, are rows of their own', () => {
  expect(shown([press(1, { status: 'FAILED' }, 7), press(1, { status: 'FAILED' })])).toEqual([
    ['without id: 1.1', 'FAILED'],
    ['without id: 1.2', undefined],
    ['without id: 2.1', 'FAILED'],
  ]);
});

test('a row is derived once: merging again after another press gives the same objects', () => {
  const first = press(1, { workflowExecutionId: 'a' });
  const before = mergePresses([first])[0];
  expect(mergePresses([first, press(2, { workflowExecutionId: 'b' })])[0]).toBe(before);
});
