import { plainText } from '../lib/plainText.ts';
import type { Span } from './bar.ts';
import styles from './Lane.module.css';
import type { PhaseLane } from './layout.ts';
import { Outcome } from './Outcome.tsx';
import { Track } from './Track.tsx';

export interface PhaseHeadingProps {
  readonly lane: PhaseLane;
  readonly scale: Span | undefined;
}

/** Begins a phase of the build. Where it has several executions, it says how long they took together. */
export function PhaseHeading({ lane: { type, size, bar }, scale }: PhaseHeadingProps) {
  const several = size > 1;
  return (
    <div className={styles['row']}>
      <h3 className={styles['phase']}>
        <bdi>{type === undefined ? 'No type' : plainText(type)}</bdi>
        {several && <span className={styles['size']}>{size.toLocaleString('en')} executions</span>}
      </h3>
      {several && (
        <>
          <Track bar={bar} scale={scale} look="extent" />
          <Outcome bar={bar} />
        </>
      )}
    </div>
  );
}
