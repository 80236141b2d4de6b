import { expect, test } from 'vitest';
import { stepAttemptOf } from './stepAttempt.ts';
import { parseWorkflowStep } from './workflowStep.ts';

test.each([
  [
    { attemptNumber: 2, maxAttempts: 2 },
    { number: 2, of: 2 },
  ],
  [
    { attemptNumber: 1, maxAttempts: 3 },
    { number: 1, of: 3 },
  ],
  [{ attemptNumber: 2 }, { number: 2, of: undefined }],
  [
    { attemptNumber: 3, maxAttempts: 2 },
    { number: 3, of: undefined },
  ],
  [{ attemptNumber: 1, maxAttempts: 1 }, undefined],
  [{ attemptNumber: 0, maxAttempts: 3 }, undefined],
  [{}, undefined],
])('the attempt of %j', (fields, attempt) => {
  expect(stepAttemptOf(parseWorkflowStep(fields))).toEqual(attempt);
});
