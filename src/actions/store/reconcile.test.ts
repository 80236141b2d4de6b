import { expect, test } from 'vitest';
import { parseWorkflowStep, type WorkflowStep } from '../../aws/imagebuilder/workflowStep.ts';
import type { StepAction } from '../action.ts';
import { reconcileImage, reconcileStep } from './reconcile.ts';

const resume: StepAction = {
  kind: 'RESUME',
  imageBuildVersionArn: 'arn',
  stepExecutionId: 'step-1',
  stepName: 'Approve',
  reason: 'fine',
};
const stop: StepAction = { ...resume, kind: 'STOP' };
const step = (facts: object): WorkflowStep =>
  parseWorkflowStep({ action: 'WaitForAction', startTime: '2026-11-20T12:00:00.000Z', ...facts });
const ended = (facts: object) => step({ endTime: '2026-11-20T12:00:01.000Z', ...facts });

test.each([
  [resume, step({ status: 'RUNNING' }), 'unchanged'],
  [resume, step({ status: 'WAITING' }), 'unchanged'],
  [resume, step({ status: 'PENDING', startTime: undefined }), 'unchanged'],
  [resume, ended({ status: 'COMPLETED', outputs: '{"action":"RESUME","reason":"fine"}' }), 'accepted'],
  [stop, ended({ status: 'FAILED', outputs: '{"action":"STOP","reason":"fine"}' }), 'accepted'],
  // Another user's answer.
  [resume, ended({ status: 'COMPLETED', outputs: '{"action":"RESUME","reason":"ok"}' }), 'RESUME (“ok”)'],
  [resume, ended({ status: 'FAILED', outputs: '{"action":"STOP"}' }), 'another user: STOP.'],
  // Outputs may be missing or malformed.
  [resume, ended({ status: 'COMPLETED' }), 'accepted'],
  [stop, ended({ status: 'FAILED', outputs: 'no JSON' }), 'accepted'],
  [stop, ended({ status: 'COMPLETED', outputs: '[]' }), 'The step has ended: Completed.'],
  [stop, ended({ status: 'TIMED_OUT' }), 'timed out'],
  [stop, ended({ status: 'FAILED', message: 'Step timed out' }), 'timed out'],
  [stop, ended({ status: 'FAILED', outputs: '{"error":"The step timed out."}' }), 'timed out'],
  [resume, ended({ status: 'CANCELLED' }), 'The step has ended: Cancelled.'],
] as const)('%o, and the step is %o: %s', (action, shown, expected) => {
  const reconciliation = reconcileStep(action, shown);
  expect(reconciliation.is === 'superseded' ? reconciliation.how : reconciliation.is).toContain(expected);
});

test.each([
  ['RETRY', 'FAILED', 'unchanged'],
  ['RETRY', 'CANCELLED', 'unchanged'],
  ['RETRY', undefined, 'unchanged'],
  ['RETRY', 'TESTING', 'accepted'],
  ['RETRY', 'AVAILABLE', 'accepted'],
  ['RETRY', 'DELETED', 'The image is now Deleted.'],
  ['RETRY', 'DISABLED', 'The image is now Disabled.'],
  ['RETRY', 'DEPRECATED', 'The image is now Deprecated.'],
  ['CANCEL', 'BUILDING', 'unchanged'],
  ['CANCEL', 'SOMETHING_NEW', 'unchanged'],
  ['CANCEL', 'CANCELLED', 'accepted'],
  ['CANCEL', 'AVAILABLE', 'The build ended first: Available.'],
] as const)('%s of an image that is %s: %s', (kind, status, expected) => {
  const reconciliation = reconcileImage(
    { kind },
    { state: { status, reason: undefined, failureContext: undefined } },
  );
  expect(reconciliation.is === 'superseded' ? reconciliation.how : reconciliation.is).toBe(expected);
});
