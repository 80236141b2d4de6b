import type { Tone } from '../lib/appearance.ts';
import styles from './SegmentBar.module.css';

export interface Segment {
  readonly tone: Tone | 'empty';
  readonly size: number;
}

/**
 * A bar of parts of a whole. It is decorative: the numbers have to be shown as text beside it. Sizes that are zero
 * or no number take no room.
 */
export function SegmentBar({ segments }: { segments: readonly Segment[] }) {
  return (
    <span className={styles['bar']} aria-hidden="true">
      {segments
        .filter(({ size }) => size > 0)
        .map(({ tone, size }) => (
          <span key={tone} className={styles['segment']} data-tone={tone} style={{ flexGrow: size }} />
        ))}
    </span>
  );
}
