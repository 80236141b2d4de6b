import { NoValue } from './NoValue.tsx';
import { useClock, useFullDates, useServiceNow } from './now.ts';
import { plainText } from '../lib/plainText.ts';
import { absoluteTimes, describeInstant, formatInstant, parseInstant } from '../lib/time.ts';
import styles from './Time.module.css';

export interface TimeProps {
  readonly value: string | undefined;
  /** A time that is shown next to it, whose date need not be repeated. */
  readonly beside?: string | undefined;
}

/** A timestamp of the API in the user's clock, with all its times in a tooltip. Text that is not a time is shown unchanged. */
export function Time({ value, beside }: TimeProps) {
  const clock = useClock();
  const isFull = useFullDates();
  const now = useServiceNow({ still: clock !== 'relative' });
  const instant = parseInstant(value);
  if (value === undefined) return <NoValue word="none" />;
  if (instant === undefined) return <span title="Not a time">{plainText(value)}</span>;
  if (isFull) {
    return (
      <time dateTime={value} className={styles['full']}>
        {absoluteTimes(instant).join(' · ')}
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
