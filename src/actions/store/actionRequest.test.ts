import { expect, test } from 'vitest';
import { type ActionRequest, isLagging, isShownBy } from './actionRequest.ts';

const minute = 60_000;
const accepted = (kind: 'RETRY' | 'CANCEL'): ActionRequest => ({
  action: { kind, imageBuildVersionArn: 'arn' },
  clientToken: 'token',
  sentAt: 0,
  state: { kind: 'accepted', requestId: undefined, found: false },
  settledAt: 0,
});

test.each([
  ['RETRY', 'FAILED', false],
  ['RETRY', 'CANCELLED', false],
  ['RETRY', 'TESTING', true],
  ['RETRY', 'AVAILABLE', true],
  ['CANCEL', 'BUILDING', false],
  ['CANCEL', 'SOMETHING_NEW', false],
  ['CANCEL', 'CANCELLED', true],
  ['CANCEL', 'FAILED', true],
] as const)('an accepted %s, and the image is %s', (kind, status, shown) => {
  expect(isShownBy(kind, status)).toBe(shown);
});

test('an accepted action is pending until the status shows it, or the time limit passes', () => {
  expect(isLagging(accepted('RETRY'), minute)).toBe(true);
  expect(isLagging(accepted('RETRY'), 3 * minute)).toBe(false);
  expect(isLagging(accepted('CANCEL'), 3 * minute)).toBe(true);
  expect(isLagging({ ...accepted('CANCEL'), isShown: true }, minute)).toBe(false);
  expect(isLagging({ ...accepted('CANCEL'), state: { kind: 'sending' } }, minute)).toBe(false);
});
