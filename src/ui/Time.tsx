import { NoValue } from './NoValue.tsx';
import { useClock, useFullDates, useServiceNow } from './now.ts';
import { plainText } from '../lib/plainText.ts';
import { describeInstant, formatInstant, parseInstant } from '../lib/time.ts';
import styles from './Time.module.css';

export interface TimeProps {
  readonly value: string | undefined;
  /** A time that is shown next to it, whose date need not be repeated. */
  readonly beside?: string | undefined;
}

/** An instant of the API in the user's clock, with every reading on hover. Text that is no time is shown as it is. */
export function Time({ value, beside }: TimeProps) {
  const clock = useClock();
  const isFull = useFullDates();
  const now = useServiceNow({ still: clock !== 'relative' });
  const instant = parseInstant(value);
  if (value === undefined) return <NoValue word="none" />;
  if (instant === undefined) return <span title="Not a time">{plainText(value)}</span>;
  if (isFull) {
    // Where the user's zone is UTC, both readings are the same.
    const readings = new Set(describeInstant(instant, now).split('\n', 2));
    return (
      <time dateTime={value} className={styles['full']}>
        {[...readings].join(' · ')}
      </time>
    );
  }
  return (
    <time
      dateTime={value}
      onPointerEnter={({ currentTarget }) =>
        currentTarget.setAttribute('title', describeInstant(instant, now))
      }
    >
      {formatInstant(instant, clock, now, parseInstant(beside))}
    </time>
  );
}
