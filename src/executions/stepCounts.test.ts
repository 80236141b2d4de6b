import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
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
  [[3, 4, 1, 0], '4 succeeded, 1 failed of 5'],
  [[0, 0, 0, 0], 'no steps'],
  [[undefined, undefined, undefined, undefined], 'no step counts'],
  [['7', -2, null, 1.5], 'no step counts'],
  // Too large to be added up without a rest.
  [[7, 2, 1e300, 0], '2 succeeded, 5 not run of 7'],
] as const)('%j reads: %s', ([total, succeeded, failed, skipped], words) => {
  expect(describeSteps(steps(total, succeeded, failed, skipped))).toBe(words);
});

test('whatever the counts, no part is negative and the parts are the whole', () => {
  const count = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.anything());
  fc.assert(
    fc.property(count, count, count, count, (...counts) => {
      const { succeeded, failed, skipped, notRun, total } = steps(...counts);
      expect(Math.min(succeeded, failed, skipped, notRun)).toBeGreaterThanOrEqual(0);
      expect(succeeded + failed + skipped + notRun).toBe(total);
    }),
  );
});
