export interface RateLimitOptions {
  /** How many may come at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/** Says of each message, when it comes, whether it is one too many. */
export function createRateLimit({ burst, perSecond, now }: RateLimitOptions): () => boolean {
  let left = burst;
  let at = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
    at = time;
    if (left < 1) return true;
    left -= 1;
    return false;
  };
}
