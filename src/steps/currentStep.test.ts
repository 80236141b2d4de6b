import { expect, test } from 'vitest';
import { currentStepOf } from './currentStep.ts';

const ended = {
  name: 'Launch',
  status: 'COMPLETED',
  startTime: '2026-09-09T19:00:00Z',
  endTime: '2026-09-09T19:02:00Z',
};
const pending = { name: 'Create', status: 'PENDING' };

test('is the step that has started and not ended', () => {
  const running = { name: 'Apply', status: 'RUNNING', startTime: '2026-09-09T19:02:00Z' };
  expect(currentStepOf([ended, running, pending])).toEqual({
    number: 2,
    of: 3,
    name: 'Apply',
    startedAt: Date.parse('2026-09-09T19:02:00Z'),
    isWaiting: false,
  });
});

test('says that a WaitForAction waits, which the service calls RUNNING', () => {
  const approval = {
    name: 'Approve',
    action: 'WaitForAction',
    status: 'RUNNING',
    startTime: '2026-09-09T19:02:00Z',
  };
  expect(currentStepOf([ended, approval, pending])).toMatchObject({ name: 'Approve', isWaiting: true });
});

test('is undefined before the first step, between two, and after the last', () => {
  expect(currentStepOf([])).toBeUndefined();
  expect(currentStepOf([pending])).toBeUndefined();
  expect(currentStepOf([ended, pending])).toBeUndefined();
  expect(currentStepOf([ended])).toBeUndefined();
});
