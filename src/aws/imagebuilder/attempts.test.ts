import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOf, isSuperseded, type Attempt } from './attempts.ts';
import { parseInstant } from '../../lib/time.ts';
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

test('numbers the runs of a workflow by their start, in any order of the list', () => {
  const runs = [run(30, 33, 'COMPLETED'), run(0, 5, 'FAILED'), run(10, 14, 'FAILED')];
  expect(numbersOf(runs)).toEqual(['3/3 latest', '1/3', '2/3']);
});

test.each([
  ['the superseded runs, as the newest service model says', [true, false]],
  ['the new runs, as older documentation can be read', [false, true]],
  ['none', [false, false]],
])('numbers the same attempts when `retried` is true on %s', (_, [first, second]) => {
  const runs = [run(0, 5, 'FAILED', { retried: first }), run(6, 9, 'FAILED', { retried: second })];
  expect(numbersOf(runs)).toEqual(['1/2', '2/2 latest']);
});

test('calls a run superseded when a later attempt is listed, or when only `retried` says so', () => {
  const runs = [run(0, 5, 'FAILED'), run(6, 9, 'COMPLETED')];
  const attempts = attemptsOf(runs);
  expect(runs.map((each) => isSuperseded(each, attempts.get(each)))).toEqual([true, false]);
  expect(isSuperseded(run(0, 5, 'FAILED', { retried: true }), undefined)).toBe(true);
});

const neverStarted = (status: string) => ({ ...run(0, undefined, status), startTime: undefined });

test('counts a run that has not started yet as the latest attempt', () => {
  expect(numbersOf([run(0, 5, 'FAILED'), neverStarted('PENDING')])).toEqual(['1/2', '2/2 latest']);
});

describe('numbers nothing in a build without a retry', () => {
  test.each([
    [
      'different workflows',
      [run(0, 5, 'COMPLETED'), run(5, 9, 'FAILED', { workflowBuildVersionArn: `${testImage}2` })],
    ],
    ['different groups', [run(0, 5, 'FAILED'), run(6, 9, 'COMPLETED', { parallelGroup: 'audit' })]],
    ['the same workflow twice at the same time', [run(0, 5, 'FAILED'), run(1, 9, 'COMPLETED')]],
    ['the same workflow again after a success', [run(0, 5, 'COMPLETED'), run(6, 9, 'FAILED')]],
    [
      'the same workflow twice, the second cancelled before it started',
      [run(0, 5, 'FAILED'), neverStarted('CANCELLED')],
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

test('numbers a test that succeeded and was run again by the retry of another one', () => {
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

test('numbers nothing after a failure that did not end the build, since its workflow did not run again', () => {
  const alone = { parallelGroup: undefined };
  const runs = [run(0, 1, 'FAILED'), run(2, 3, 'COMPLETED', alone), run(4, 5, 'COMPLETED', alone)];
  expect(attemptsOf(runs).size).toBe(0);
});

test('numbers nothing of a workflow that ran more often beside itself than an image has workflows', () => {
  const failed = run(0, 1, 'FAILED', { parallelGroup: 'smoke' });
  const others = Array.from({ length: 11 }, (_, n) => run(2, 4 + n, 'COMPLETED'));
  const again = run(30, 31, 'COMPLETED', { parallelGroup: 'smoke' });
  expect(attemptsOf([failed, ...others, again]).get(again)).toBeUndefined();
});

test('numbers 12,000 attempts of one workflow', () => {
  const runs = Array.from({ length: 12_000 }, (_, n) => run(2 * n, 2 * n + 1, 'FAILED'));
  const attempts = attemptsOf(runs);
  expect(runs.map((each) => attempts.get(each)?.number)).toEqual(runs.map((_, n) => n + 1));
});

test('numbers the attempts of a workflow from 1 in the order of their starts, one after the other, for any runs', () => {
  const oneRun = fc
    .record({
      start: fc.integer({ min: 0, max: 8 }),
      took: fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined }),
      status: fc.constantFrom('FAILED', 'COMPLETED', 'RUNNING', 'PENDING'),
      parallelGroup: fc.constantFrom('smoke', 'audit'),
    })
    .map(({ start, took, status, ...more }) =>
      run(start, took === undefined ? undefined : start + took, status, more),
    );
  fc.assert(
    fc.property(fc.array(oneRun, { maxLength: 12 }), (runs) => {
      const groups = new Map<string, { execution: WorkflowExecution; attempt: Attempt }[]>();
      for (const [execution, attempt] of attemptsOf(runs)) {
        groups.set(attempt.group, [...(groups.get(attempt.group) ?? []), { execution, attempt }]);
      }
      for (const members of groups.values()) {
        const inOrder = members.toSorted((a, b) => a.attempt.number - b.attempt.number);
        expect(inOrder.map(({ attempt }) => attempt.number)).toEqual(members.map((_, index) => index + 1));
        expect(new Set(members.map(({ execution }) => execution.parallelGroup)).size).toBe(1);
        for (const [index, { execution, attempt }] of inOrder.entries()) {
          expect([attempt.of, attempt.isLatest]).toEqual([members.length, index === members.length - 1]);
          const next = inOrder[index + 1];
          if (next) expect(endOf(execution)).toBeLessThanOrEqual(startOf(next.execution));
        }
      }
    }),
  );
});

const startOf = ({ startTime }: WorkflowExecution) => parseInstant(startTime) ?? Infinity;
const endOf = (execution: WorkflowExecution) => parseInstant(execution.endTime) ?? startOf(execution);
