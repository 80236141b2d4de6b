import type { ReactNode } from 'react';
import { useNow } from '../ui/now.ts';
import { type Bar, firstOf, type Span } from './bar.ts';
import { percent, placeOfBar } from './scale.ts';
import type { StatusLook } from './timelineRow.ts';
import styles from './Track.module.css';
import { describeBar } from './words.ts';

export interface TrackProps {
  readonly bar: Bar;
  readonly scale: Span | undefined;
  /** What the bar is: a piece of work, the extent of several, or a time in which nothing ran. */
  readonly look: 'execution' | 'step' | 'extent' | 'idle';
  readonly tone?: StatusLook['tone'];
  /** Drawn on top of the bar. */
  readonly waits?: readonly Bar[];
}

/** One lane's bar on the clock. It is decoration: whoever shows it says the same in words beside it. */
export function Track({ bar, scale, look, tone, waits }: TrackProps) {
  return (
    <span className={styles['track']} data-kind={bar.kind} title={describeBar(bar)} aria-hidden="true">
      {scale && <Piece bar={bar} scale={scale} look={look} tone={tone} />}
      {scale &&
        waits?.map((wait) => (
          <Piece key={firstOf(wait)} bar={wait} scale={scale} look="wait" tone="attention" />
        ))}
    </span>
  );
}

export interface PieceProps {
  readonly bar: Bar;
  readonly scale: Span;
  readonly look: TrackProps['look'] | 'wait';
  readonly tone?: StatusLook['tone'] | undefined;
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
