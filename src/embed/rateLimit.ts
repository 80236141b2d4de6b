export interface RateLimitOptions {
  /** How many may come at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/** `first` and `more` are one too many: the first of a flood, and those after it. */
export type RateLimited = 'fine' | 'first' | 'more';

/**
 * Says of each message, when it comes, whether it is one too many. A flood is over once as many as `burst` could come again:
 * what trickles through meanwhile does not begin another.
 */
export function createRateLimit({ burst, perSecond, now }: RateLimitOptions): () => RateLimited {
  let left = burst;
  let at = now();
  let isFlood = false;
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
    at = time;
    if (left === burst) isFlood = false;
    if (left >= 1) {
      left -= 1;
      return 'fine';
    }
    if (isFlood) return 'more';
    isFlood = true;
    return 'first';
  };
}
