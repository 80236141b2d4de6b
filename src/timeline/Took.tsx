import { Duration } from '../ui/Duration.tsx';
import type { Bar } from './bar.ts';
import styles from './Outcome.module.css';

/** How long a bar took, or has been taking. Nothing where there was no time to take. */
export function Took({ bar }: { bar: Bar }) {
  switch (bar.kind) {
    case 'span':
      return bar.start === bar.end ? null : (
        <span className={styles['took']}>
          <Duration from={bar.start} to={bar.end} running={false} />
        </span>
      );
    case 'moving':
      return (
        <span className={styles['took']}>
          <Duration from={bar.start} to={undefined} running />
        </span>
      );
    case 'instant':
      return (
        <span className={styles['unknown']}>{bar.known === 'start' ? 'end unknown' : 'start unknown'}</span>
      );
    case 'none':
      return bar.why === 'notStarted' ? null : <span className={styles['unknown']}>times unknown</span>;
  }
}
