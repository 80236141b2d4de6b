import type { StatusAppearance } from '../lib/appearance.ts';
import { Duration } from '../ui/Duration.tsx';
import type { Bar } from './bar.ts';
import styles from './Outcome.module.css';
import { timelineTexts, timesText } from './timelineTexts.ts';
import { useClock } from '../ui/now.ts';

export interface OutcomeProps {
  /** Omitted where the bar covers several executions, or where the status is shown elsewhere. */
  readonly status?: StatusAppearance;
  readonly bar: Bar;
}

/** The status and the duration of a bar. */
export function Outcome({ status, bar }: OutcomeProps) {
  return (
    <span className={styles['outcome']}>
      {status && (
        <span className={styles['word']} data-tone={status.tone}>
          {status.label}
        </span>
      )}
      <BarDuration bar={bar} />
    </span>
  );
}

/** The duration of a bar, live while it runs. Empty when start and end are equal. */
export function BarDuration({ bar }: { bar: Bar }) {
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
      return <Unknown text={timelineTexts.unknown[bar.known === 'start' ? 'end' : 'start']} />;
    case 'none':
      if (bar.why === 'notStarted') return null;
      return <Unknown text={timelineTexts.unknown[bar.why === 'startUnknown' ? 'start' : 'times']} />;
  }
}

function Unknown({ text }: { text: string }) {
  return <span className={styles['unknown']}>{text}</span>;
}

/** The times of a bar for screen readers, as the end of a sentence. Empty where `BarDuration` says that they are unknown. */
export function SpokenTimes({ bar, origin }: { readonly bar: Bar; readonly origin: number }) {
  const clock = useClock();
  if (bar.kind === 'none' && bar.why !== 'notStarted') return null;
  return <span className="visually-hidden">, {timesText(bar, clock, origin)}</span>;
}
