export interface RateLimitOptions {
  /** The number of messages that are accepted at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/** Whether a message is accepted. `firstDropped` is reported to the sender, later ones are not. */
export type RateLimited = 'accepted' | 'firstDropped' | 'dropped';

/**
 * A token bucket: called for each message, returns whether it is accepted. After a drop, `firstDropped` is returned again only when
 * the bucket has been full in between.
 */
export function createRateLimit({ burst, perSecond, now }: RateLimitOptions): () => RateLimited {
  let left = burst;
  let at = now();
  let isLimited = false;
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
    at = time;
    if (left === burst) isLimited = false;
    if (left >= 1) {
      left -= 1;
      return 'accepted';
    }
    if (isLimited) return 'dropped';
    isLimited = true;
    return 'firstDropped';
  };
}
