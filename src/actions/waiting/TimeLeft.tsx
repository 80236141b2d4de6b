import { useServiceNow } from '../../ui/now.ts';
import { formatDuration } from '../../lib/time.ts';
import { actionTexts } from '../actionTexts.ts';

/** How long until a waiting step times out. `at` is in milliseconds since the epoch. */
export function TimeLeft({ at }: { readonly at: number }) {
  const left = at - useServiceNow();
  return left > 0 ? <>{formatDuration(left)} left</> : <>{actionTexts.timedOut}</>;
}
