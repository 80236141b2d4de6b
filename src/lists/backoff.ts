import { firstThrottledDelay, longestPollInterval } from '../lib/timings.ts';

/** Milliseconds to wait after a request was throttled for the `failures`th time in a row. */
export function throttledDelay(failures: number): number {
  return withJitter(Math.min(longestPollInterval, firstThrottledDelay * 2 ** (failures - 1)));
}

/** The longest that `withJitter` makes of a delay. */
export function longestDelayOf(milliseconds: number): number {
  return milliseconds * 1.25;
}

/** Changes a delay by up to a quarter, so that pages which were throttled together do not retry together. */
export function withJitter(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
