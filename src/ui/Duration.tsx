import { NoValue } from './NoValue.tsx';
import { useServiceNow } from './now.ts';
import { elapsed, formatDuration } from '../lib/time.ts';

export interface DurationProps {
  /** Milliseconds since the epoch; undefined when nothing has started. */
  readonly from: number | undefined;
  /** Undefined while it runs. */
  readonly to: number | undefined;
  /** Whether it still runs. A missing end alone does not count up. */
  readonly running: boolean;
}

/** How long something took, or has been taking. A contradiction of its times gives a hint instead of a duration. */
export function Duration({ from, to, running }: DurationProps) {
  const counting = running && to === undefined && from !== undefined;
  const now = useServiceNow({ still: !counting });
  const end = counting ? now : to;
  if (from === undefined || end === undefined) return <NoValue word="unknown" />;
  const length = elapsed(from, end, counting);
  // Isolated, so that right-to-left text around it leaves its order alone.
  if (length.kind === 'known') return <bdi>{formatDuration(length.milliseconds)}</bdi>;
  return <span title={hints[length.kind].whole}>– {hints[length.kind].short}</span>;
}

const hints = {
  endBeforeStart: { short: 'ends before start', whole: 'The end that the service gave is before the start.' },
  startInFuture: {
    short: 'starts in the future',
    whole: 'The start that the service gave is still to come.',
  },
} as const;
