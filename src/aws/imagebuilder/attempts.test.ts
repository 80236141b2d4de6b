import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOf } from './attempts.ts';
import { instantOf } from '../instant.ts';
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
function numbersOf(executions: readonly WorkflowExecution[], numbering = attemptsOf): string[] {
  const attempts = numbering(executions);
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

test('twelve thousand runs of one workflow are looked at one by one, not each against each', () => {
  let looks = 0;
  const watched = (execution: WorkflowExecution): WorkflowExecution =>
    Object.defineProperty({ ...execution }, 'retried', {
      get() {
        looks += 1;
        return execution.retried;
      },
    });
  const ended = { endTime: at(0) };
  for (const runs of [
    Array.from({ length: 12_000 }, (_, n) => run(n, n + 1, 'COMPLETED')),
    Array.from({ length: 12_000 }, (_, n) => run(n, n + 1, n === 0 ? 'FAILED' : 'COMPLETED', ended)),
    Array.from({ length: 12_000 }, (_, n) => run(n, undefined, n % 2 === 0 ? 'FAILED' : 'RUNNING')),
    Array.from({ length: 12_000 }, (_, n) => run(n, n + 1, 'FAILED', { retried: false })),
  ]) {
    looks = 0;
    attemptsOf(runs.map(watched));
    expect(looks).toBeLessThan(3 * runs.length);
  }
});

test('each run follows the first chain that it can, as if all of them were looked through', () => {
  const oneRun = fc
    .record({
      start: fc.integer({ min: 0, max: 8 }),
      took: fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined }),
      status: fc.constantFrom('FAILED', 'COMPLETED', 'RUNNING', 'PENDING'),
      retried: fc.constantFrom(true, false, undefined),
      parallelGroup: fc.constantFrom('smoke', 'audit'),
    })
    .map(({ start, took, status, ...more }) =>
      run(start, took === undefined ? undefined : start + took, status, more),
    );
  fc.assert(
    fc.property(fc.array(oneRun, { maxLength: 12 }), (runs) => {
      expect(numbersOf(runs)).toEqual(numbersOf(runs, lookingThroughAll));
    }),
  );
});

const startOf = ({ startTime }: WorkflowExecution) => instantOf(startTime) ?? Infinity;
const endOf = (execution: WorkflowExecution) =>
  instantOf(execution.endTime) ??
  (['RUNNING', 'PENDING'].includes(execution.status ?? '') ? Infinity : startOf(execution));

/** The same by its definition: every chain is asked, in the order in which they began. */
function lookingThroughAll(executions: readonly WorkflowExecution[]): ReturnType<typeof attemptsOf> {
  const chains: WorkflowExecution[][] = [];
  let trouble = Infinity;
  for (const execution of executions.toSorted((a, b) => startOf(a) - startOf(b))) {
    const chain = chains.find((runs) => {
      const flags = new Set([...runs, execution].map(({ retried }) => retried));
      const last = runs.at(-1);
      if (!last || last.parallelGroup !== execution.parallelGroup) return false;
      if (endOf(last) > startOf(execution)) return false;
      if (flags.has(true)) return true;
      return flags.has(undefined) && trouble <= startOf(execution);
    });
    if (chain) chain.push(execution);
    else chains.push([execution]);
    if (execution.status === 'FAILED') trouble = Math.min(trouble, endOf(execution));
  }
  return new Map(
    chains
      .filter(({ length }) => length > 1)
      .flatMap((runs) =>
        runs.map((each, index) => [
          each,
          { number: index + 1, of: runs.length, isLatest: index === runs.length - 1 },
        ]),
      ),
  );
}
