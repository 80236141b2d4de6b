/** Milliseconds before a throttled request is repeated for the first time; each further time waits twice as long. */
const firstDelay = 20_000;
/** The longest wait between two attempts, in milliseconds. */
export const longestDelay = 120_000;

/** Milliseconds to wait after a request was throttled for the `failures`th time in a row. */
export function throttledDelay(failures: number): number {
  return withJitter(Math.min(longestDelay, firstDelay * 2 ** (failures - 1)));
}

/** Changes a delay by up to a quarter, so that pages which were throttled together do not retry together. */
export function withJitter(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
