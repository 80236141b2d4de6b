import { describe, expect, test } from 'vitest';
import { attemptsOf } from './attempts.ts';
import { parseWorkflowExecution, type WorkflowExecution } from './workflowExecution.ts';

const testImage = 'arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1';
const at = (minute: number) => new Date(Date.UTC(2026, 8, 9, 19, minute)).toISOString();

function run(start: number, end: number | undefined, status: string, more: object = {}): WorkflowExecution {
  return parseWorkflowExecution({
    type: 'TEST',
    workflowBuildVersionArn: testImage,
    parallelGroup: 'smoke',
    startTime: at(start),
    ...(end === undefined ? {} : { endTime: at(end) }),
    status,
    ...more,
  });
}

/** `1/3` and so on, in the order given; `-` for an execution that is no attempt. */
function numbersOf(executions: readonly WorkflowExecution[]): string[] {
  const attempts = attemptsOf(executions);
  return executions.map((execution) => {
    const attempt = attempts.get(execution);
    return attempt ? `${attempt.number}/${attempt.of}${attempt.isLatest ? ' latest' : ''}` : '-';
  });
}

test('runs of the same workflow are numbered by their start, whatever their order in the list', () => {
  const runs = [run(30, 33, 'COMPLETED'), run(0, 5, 'FAILED'), run(10, 14, 'FAILED')];
  expect(numbersOf(runs)).toEqual(['3/3 latest', '1/3', '2/3']);
});

test('a retry that has not begun yet is the latest', () => {
  expect(numbersOf([run(0, 5, 'FAILED'), { ...run(0, undefined, 'PENDING'), startTime: undefined }])).toEqual(
    ['1/2', '2/2 latest'],
  );
});

describe('a build that needed no retry shows none', () => {
  test.each([
    [
      'different workflows',
      [run(0, 5, 'COMPLETED'), run(5, 9, 'FAILED', { workflowBuildVersionArn: `${testImage}2` })],
    ],
    ['different groups', [run(0, 5, 'FAILED'), run(6, 9, 'COMPLETED', { parallelGroup: 'audit' })]],
    ['the same workflow twice at the same time', [run(0, 5, 'FAILED'), run(1, 9, 'COMPLETED')]],
    ['the same workflow again after a success', [run(0, 5, 'COMPLETED'), run(6, 9, 'FAILED')]],
    [
      'rows that say that they are no retry',
      [run(0, 5, 'FAILED', { retried: false }), run(6, 9, 'FAILED', { retried: false })],
    ],
    [
      'rows without a workflow',
      [
        run(0, 5, 'FAILED', { workflowBuildVersionArn: 7 }),
        run(6, 9, 'FAILED', { workflowBuildVersionArn: 7 }),
      ],
    ],
  ])('%s', (_, executions) => {
    expect(attemptsOf(executions).size).toBe(0);
  });
});

test('a test that succeeded is run again by the retry of another one', () => {
  const audit = { parallelGroup: 'audit' };
  expect(
    numbersOf([
      run(0, 5, 'COMPLETED', audit),
      run(0, 6, 'FAILED'),
      run(20, 25, 'COMPLETED', audit),
      run(20, 26, 'COMPLETED'),
    ]),
  ).toEqual(['1/2', '1/2', '2/2 latest', '2/2 latest']);
});

test('twelve thousand rows take no noticeable time', () => {
  const rows = Array.from({ length: 12_000 }, (_, n) =>
    run(n % 60, (n % 60) + 1, n % 2 === 0 ? 'FAILED' : 'COMPLETED'),
  );
  const before = performance.now();
  attemptsOf(rows);
  expect(performance.now() - before).toBeLessThan(1_500);
});
