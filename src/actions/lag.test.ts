import { expect, test } from 'vitest';
import type { Attempt } from './attempt.ts';
import { isLagging, isShownBy } from './lag.ts';

const minute = 60_000;
const taken = (kind: 'RETRY' | 'CANCEL'): Attempt => ({
  action: { kind, imageBuildVersionArn: 'arn' },
  clientToken: 'token',
  state: { kind: 'taken', requestId: undefined, found: false },
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
] as const)('a %s that was taken, and the image is %s', (kind, status, shown) => {
  expect(isShownBy(kind, status)).toBe(shown);
});

test('what was taken lags until it shows, but not for ever', () => {
  expect(isLagging(taken('RETRY'), minute)).toBe(true);
  expect(isLagging(taken('RETRY'), 3 * minute)).toBe(false);
  expect(isLagging(taken('CANCEL'), 3 * minute)).toBe(true);
  expect(isLagging({ ...taken('CANCEL'), isShown: true }, minute)).toBe(false);
  expect(isLagging({ ...taken('CANCEL'), state: { kind: 'sending' } }, minute)).toBe(false);
});
