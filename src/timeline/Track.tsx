import type { ReactNode } from 'react';
import { useServiceNow } from '../ui/now.ts';
import { percent, placeOfBar } from './scale.ts';
import type { Bar, Span } from './bar.ts';
import type { ExecutionLane } from './layout.ts';
import type { Tone } from '../lib/appearance.ts';
import styles from './Track.module.css';
import { describeBar } from './words.ts';

export interface TrackProps {
  readonly bar: Bar;
  readonly scale: Span | undefined;
  /** What the bar is: a piece of work, or the extent of several. */
  readonly variant: 'execution' | 'step' | 'extent';
  readonly tone?: Tone;
  /** Drawn on top of the bar. */
  readonly waits?: ExecutionLane['waits'];
}

/** One lane's bar on the clock. It is decoration: the lane says the same in words beside it. */
export function Track({ bar, scale, variant, tone, waits }: TrackProps) {
  return (
    <span className={styles['track']} data-kind={bar.kind} title={describeBar(bar)} aria-hidden="true">
      {scale && <Piece bar={bar} scale={scale} variant={variant} tone={tone} />}
      {scale &&
        waits?.map((wait) => (
          <Piece key={wait.key} bar={wait.bar} scale={scale} variant="wait" tone="attention" />
        ))}
    </span>
  );
}

export interface PieceProps {
  readonly bar: Bar;
  readonly scale: Span;
  /** A piece of work, the extent of several, a time in which nothing ran, or one spent waiting for an answer. */
  readonly variant: 'execution' | 'step' | 'extent' | 'idle' | 'wait';
  readonly tone?: Tone | undefined;
  readonly children?: ReactNode;
}

/** A bar at its place. Only one that moves renders with the clock. */
export function Piece({ bar, scale, variant, tone, children }: PieceProps) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const place = placeOfBar(bar, scale, now);
  if (!place) return null;
  return (
    <span
      className={styles['piece']}
      data-variant={variant}
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
