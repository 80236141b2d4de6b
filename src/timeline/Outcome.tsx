import type { Bar } from './bar.ts';
import styles from './Outcome.module.css';
import type { StatusLook } from '../statuses/statusLook.ts';
import { Took } from './Took.tsx';

export interface OutcomeProps {
  /** Left out where the bar stands for several executions. */
  readonly look?: StatusLook;
  readonly bar: Bar;
}

/** How it went, in a word, and how long it took. */
export function Outcome({ look, bar }: OutcomeProps) {
  return (
    <span className={styles['outcome']}>
      {look && (
        <span className={styles['word']} data-tone={look.tone}>
          {look.word}
        </span>
      )}
      <Took bar={bar} />
    </span>
  );
}
