import { formatDuration, timeLeft } from '../lib/time.ts';
import { useNow } from '../ui/now.ts';
import { longestPollInterval } from '../lib/timings.ts';
import { longestDelayOf } from './backoff.ts';

/** Says that a load is repeated by itself, and when. A screen reader announces it once, not each second. */
export function RetryCountdown({ at }: { readonly at: number | undefined }) {
  const now = useNow({ still: at === undefined });
  if (at === undefined) return null;
  return (
    <p>
      <span aria-hidden="true">
        Retrying in {formatDuration(timeLeft(at, now, longestDelayOf(longestPollInterval)))}
      </span>
      <span className="visually-hidden">Retries automatically</span>
    </p>
  );
}
