import { formatDuration } from '../lib/time.ts';
import { useNow } from '../ui/now.ts';

/** Says that a load is repeated by itself, and when. A screen reader announces it once, not each second. */
export function RetryCountdown({ at }: { readonly at: number | undefined }) {
  const now = useNow({ still: at === undefined });
  if (at === undefined) return null;
  return (
    <p>
      <span aria-hidden="true">Retrying in {formatDuration(Math.max(1000, at - now))}</span>
      <span className="visually-hidden">Retries automatically</span>
    </p>
  );
}
