import { Duration } from '../ui/Duration.tsx';
import { useClock, useNow } from '../ui/now.ts';
import { formatInstant } from '../lib/time.ts';
import { type Bar, extentOf } from './bar.ts';
import styles from './Timeline.module.css';

/** When the whole of it was, in one line. */
export function Summary({ bars }: { bars: readonly Bar[] }) {
  const extent = extentOf(bars);
  const clock = useClock();
  const now = useNow({ still: clock !== 'relative' });
  if (extent.kind !== 'span' && extent.kind !== 'moving') {
    return <p className={styles['summary']}>Nothing here has a start yet, so there is no clock to show.</p>;
  }
  const { start } = extent;
  const text = (instant: number, today: number) => formatInstant(instant, clock, today);
  return (
    <p className={styles['summary']}>
      {extent.kind === 'span' ? (
        <>
          Took <Duration from={start} to={extent.end} running={false} />, from {text(start, now)} to{' '}
          {text(extent.end, clock === 'relative' ? now : start)}
        </>
      ) : (
        <>
          Running for <Duration from={start} to={undefined} running />, since {text(start, now)}
        </>
      )}
    </p>
  );
}
