import { useNow } from './now.ts';
import { formatDuration } from '../lib/time.ts';

export interface DurationProps {
  /** Milliseconds since the epoch; undefined when nothing began. */
  readonly from: number | undefined;
  /** Undefined while it goes on. */
  readonly to: number | undefined;
  /** Whether it is still going on; an end that is merely missing does not count up. */
  readonly running: boolean;
}

/** How long something took, or has been taking. */
export function Duration({ from, to, running }: DurationProps) {
  const counting = running && to === undefined && from !== undefined;
  const now = useNow({ still: !counting });
  const end = counting ? now : to;
  if (from === undefined || end === undefined) return <span aria-label="unknown">–</span>;
  return <span>{formatDuration(Math.max(0, end - from))}</span>;
}
