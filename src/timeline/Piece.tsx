import type { ReactNode } from 'react';
import type { Tone } from '../ui/Badge.tsx';
import { useNow } from '../ui/now.ts';
import type { Bar, Span } from './bar.ts';
import { percent, placeOfBar } from './scale.ts';
import styles from './Track.module.css';

export interface PieceProps {
  readonly bar: Bar;
  readonly scale: Span;
  /** A piece of work, the extent of several, a time in which nothing ran, or one spent waiting for somebody. */
  readonly look: 'execution' | 'step' | 'extent' | 'idle' | 'wait';
  readonly tone?: Tone | undefined;
  readonly children?: ReactNode;
}

/** A bar at its place. Only one that moves wakes up with the clock. */
export function Piece({ bar, scale, look, tone, children }: PieceProps) {
  const now = useNow({ still: bar.kind !== 'moving' });
  const place = placeOfBar(bar, scale, now);
  if (!place) return null;
  return (
    <span
      className={styles['piece']}
      data-look={look}
      data-tone={tone}
      data-kind={bar.kind}
      style={{
        insetInlineStart: `min(${percent(place.from)}, 100% - var(--least))`,
        inlineSize: percent(place.to - place.from),
      }}
    >
      {children}
    </span>
  );
}
