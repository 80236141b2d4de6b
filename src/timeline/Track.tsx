import type { ReactNode } from 'react';
import { useServiceNow } from '../ui/now.ts';
import { percent, positionOfBar } from './scale.ts';
import type { Bar, Span } from './bar.ts';
import type { ExecutionLane } from './layout.ts';
import type { Tone } from '../lib/appearance.ts';
import styles from './Track.module.css';
import { describeBar } from './timelineTexts.ts';

export interface TrackProps {
  readonly bar: Bar;
  readonly scale: Span | undefined;
  /** Whether it is one execution or step, or the extent of several. */
  readonly variant: 'execution' | 'step' | 'extent';
  readonly tone?: Tone;
  /** Drawn on top of the bar. */
  readonly waits?: ExecutionLane['waits'];
}

/** The bar of one lane. It is decoration: the text of the lane has the same facts. */
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
  /** An execution, a step, the extent of several, an idle time, or the time of a waiting step. */
  readonly variant: 'execution' | 'step' | 'extent' | 'idle' | 'wait';
  readonly tone?: Tone | undefined;
  readonly children?: ReactNode;
}

/** A bar at its position. Only one that is still running renders again as time passes. */
export function Piece({ bar, scale, variant, tone, children }: PieceProps) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const position = positionOfBar(bar, scale, now);
  if (!position) return null;
  return (
    <span
      className={styles['piece']}
      data-variant={variant}
      data-tone={tone}
      data-kind={bar.kind}
      style={{
        insetInlineStart: `min(${percent(position.from)}, 100% - var(--least))`,
        inlineSize: percent(position.to - position.from),
      }}
    >
      {children}
    </span>
  );
}
