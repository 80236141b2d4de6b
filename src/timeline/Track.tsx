import type { Bar, Span } from './bar.ts';
import type { ExecutionLane } from './layout.ts';
import { Piece } from './Piece.tsx';
import type { StatusLook } from '../statuses/statusLook.ts';
import styles from './Track.module.css';
import { describeBar } from './words.ts';

export interface TrackProps {
  readonly bar: Bar;
  readonly scale: Span | undefined;
  /** What the bar is: a piece of work, or the extent of several. */
  readonly look: 'execution' | 'step' | 'extent';
  readonly tone?: StatusLook['tone'];
  /** Drawn on top of the bar. */
  readonly waits?: ExecutionLane['waits'];
}

/** One lane's bar on the clock. It is decoration: whoever shows it says the same in words beside it. */
export function Track({ bar, scale, look, tone, waits }: TrackProps) {
  return (
    <span className={styles['track']} data-kind={bar.kind} title={describeBar(bar)} aria-hidden="true">
      {scale && <Piece bar={bar} scale={scale} look={look} tone={tone} />}
      {scale &&
        waits?.map((wait) => (
          <Piece key={wait.key} bar={wait.bar} scale={scale} look="wait" tone="attention" />
        ))}
    </span>
  );
}
