import { plainText } from '../lib/plainText.ts';
import type { Span } from './bar.ts';
import styles from './Lane.module.css';
import type { GroupLane } from './layout.ts';
import { Outcome } from './Outcome.tsx';
import { Track } from './Track.tsx';

export interface GroupHeadingProps {
  readonly lane: GroupLane;
  readonly scale: Span | undefined;
}

/** Begins a parallel group. Its lanes follow, bracketed. */
export function GroupHeading({ lane, scale }: GroupHeadingProps) {
  const { name, size, isWholePhase, bar } = lane;
  return (
    <div className={styles['row']}>
      <h4 className={styles['group']}>
        <bdi>{plainText(name)}</bdi>
        <span className={styles['size']}>parallel group{size > 1 && ` of ${size.toLocaleString('en')}`}</span>
      </h4>
      {!isWholePhase && size > 1 && (
        <>
          <Track bar={bar} scale={scale} look="extent" />
          <Outcome bar={bar} />
        </>
      )}
    </div>
  );
}
