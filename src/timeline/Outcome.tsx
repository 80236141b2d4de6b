import type { StatusAppearance } from '../lib/appearance.ts';
import { Duration } from '../ui/Duration.tsx';
import type { Bar } from './bar.ts';
import styles from './Outcome.module.css';

export interface OutcomeProps {
  /** Left out where the bar stands for several executions, or where its status is shown elsewhere. */
  readonly status?: StatusAppearance;
  readonly bar: Bar;
}

/** How it went, in a word, and how long it took. */
export function Outcome({ status, bar }: OutcomeProps) {
  return (
    <span className={styles['outcome']}>
      {status && (
        <span className={styles['word']} data-tone={status.tone}>
          {status.label}
        </span>
      )}
      <Took bar={bar} />
    </span>
  );
}

/** How long a bar took, or has been taking. Nothing where it took no time. */
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
      return <Unknown what={bar.known === 'start' ? 'end unknown' : 'start unknown'} />;
    case 'none':
      if (bar.why === 'notStarted') return null;
      return <Unknown what={bar.why === 'startUnknown' ? 'start unknown' : 'times unknown'} />;
  }
}

function Unknown({ what }: { what: string }) {
  return <span className={styles['unknown']}>{what}</span>;
}
