import { useClock, useNow } from './now.ts';
import { plainText } from '../lib/plainText.ts';
import { describeInstant, formatInstant, parseInstant } from '../lib/time.ts';

/** An instant of the API in the reader's clock, with every reading on hover. What is no time is shown as it came. */
export function Time({ value }: { value: string | undefined }) {
  const clock = useClock();
  const now = useNow({ still: clock !== 'relative' });
  const instant = parseInstant(value);
  if (value === undefined) return <span aria-label="none">–</span>;
  if (instant === undefined) return <span title="Not a time">{plainText(value)}</span>;
  return (
    <time dateTime={value} title={describeInstant(instant, now)}>
      {formatInstant(instant, clock, now)}
    </time>
  );
}
