import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { learnServiceTime, serviceNow } from './serviceClock.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;
const response = (date: number, more: Record<string, string> = {}) =>
  new Headers({ date: new Date(date).toUTCString(), ...more });

beforeEach(() => {
  vi.useFakeTimers({ now });
  learnServiceTime(response(now));
});
afterEach(() => {
  vi.useRealTimers();
});

test('is the time of the service on a computer whose clock is wrong', () => {
  learnServiceTime(response(now - hour));
  expect(serviceNow()).toBe(now - hour);
  vi.advanceTimersByTime(1_000);
  expect(serviceNow()).toBe(now - hour + 1_000);
});

test('is the computer’s own while the clocks differ by seconds', () => {
  learnServiceTime(response(now + 3_000));
  expect(serviceNow()).toBe(now);
});

test('is right again once the computer’s clock is corrected', () => {
  learnServiceTime(response(now + hour));
  vi.setSystemTime(now + hour);
  learnServiceTime(response(now + hour));
  expect(serviceNow()).toBe(now + hour);
});

test('ignores cached responses, and responses without a time', () => {
  learnServiceTime(response(now - hour, { age: '3600' }));
  learnServiceTime(new Headers());
  learnServiceTime(new Headers({ date: 'yesterday' }));
  expect(serviceNow()).toBe(now);
});
