import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { countSteps, describeSteps } from './stepCounts.ts';

const steps = (total: unknown, succeeded: unknown, failed: unknown, skipped: unknown) =>
  countSteps(
    parseWorkflowExecution({
      totalStepCount: total,
      totalStepsSucceeded: succeeded,
      totalStepsFailed: failed,
      totalStepsSkipped: skipped,
    }),
  );

test.each([
  [[7, 5, 0, 2], '5 succeeded, 2 skipped of 7'],
  [[7, 2, 1, 0], '2 succeeded, 1 failed, 4 not run of 7'],
  [[7, 0, 0, 0], '7 not run of 7'],
  [[7, 5, undefined, undefined], '5 succeeded, 2 not run of 7'],
  [[0, 0, 0, 0], 'no steps'],
  [[undefined, undefined, undefined, undefined], 'no step counts'],
] as const)(
  'describes the counts %j of an ended execution: %s',
  ([total, succeeded, failed, skipped], words) => {
    expect(describeSteps(steps(total, succeeded, failed, skipped), 'FAILED')).toBe(words);
  },
);

test.each([
  [[7, 0, 0, 0], 'RUNNING', '0 of 7 steps done'],
  [[7, 2, 0, 1], 'RUNNING', '3 of 7 steps done'],
  [[7, 2, 1, 0], 'RUNNING', '3 of 7 steps done, 1 failed'],
  [[7, 0, 0, 0], 'PENDING', '0 of 7 steps done'],
  [[7, 1, 0, 0], 'A_LATER_STATUS', '1 of 7 steps done'],
] as const)('describes the counts %j of an execution that is %s: %s', ([...counts], status, words) => {
  const [total, succeeded, failed, skipped] = counts;
  expect(describeSteps(steps(total, succeeded, failed, skipped), status)).toBe(words);
});

test.each([
  ['exceed the total', [3, 4, 1, 0], '4 succeeded, 1 failed, total unknown (given: 3)'],
  ['are negative', [7, -2, 1, 0], '-2 succeeded, 1 failed, total unknown (given: 7)'],
  ['are null', [7, null, 0, 0], 'null succeeded, total unknown (given: 7)'],
  ['are text', ['7', '5', '0', '2'], '"5" succeeded, "0" failed, "2" skipped, total unknown (given: "7")'],
  ['have no total', [undefined, 5, 1, 0], '5 succeeded, 1 failed, total unknown'],
  ['are too large to be added up', [7, 2, 1e300, 0], '2 succeeded, 1e+300 failed, total unknown (given: 7)'],
] as const)('shows counts that %s as they were given, without a total', (_, counts, words) => {
  const [total, succeeded, failed, skipped] = counts;
  expect(describeSteps(steps(total, succeeded, failed, skipped), 'COMPLETED')).toBe(words);
});

test('has no negative part, and parts that add up to the total, for any known counts', () => {
  const count = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.anything());
  fc.assert(
    fc.property(count, count, count, count, (...counts) => {
      const counted = steps(...counts);
      expect(describeSteps(counted, 'RUNNING')).not.toBe('');
      if (counted.kind !== 'known') return;
      const { succeeded, failed, skipped, notRun, total } = counted;
      expect(Math.min(succeeded, failed, skipped, notRun)).toBeGreaterThanOrEqual(0);
      expect(succeeded + failed + skipped + notRun).toBe(total);
    }),
  );
});
