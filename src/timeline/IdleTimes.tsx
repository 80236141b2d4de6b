import { Duration } from '../ui/Duration.tsx';
import { useClock, useServiceNow } from '../ui/now.ts';
import { formatDuration } from '../lib/time.ts';
import { type Bar, firstOf, type Span } from './bar.ts';
import styles from './Lane.module.css';
import outcomeStyles from './Outcome.module.css';
import { Piece } from './Track.tsx';
import { positionOfBar } from './scale.ts';
import trackStyles from './Track.module.css';
import { timelineTexts, timesText } from './timelineTexts.ts';

export interface IdleTimesProps {
  readonly idle: readonly Bar[];
  readonly scale: Span;
  /** The width of the track in pixels: a duration is shown where it fits. */
  readonly width: number;
}

/** The times in which no execution ran, each with its duration, in a lane of their own. */
export function IdleTimes({ idle, scale, width }: IdleTimesProps) {
  const clock = useClock();
  return (
    <div className={styles['lane']} data-kind="idle">
      <div className={styles['row']}>
        <span className={styles['label']}>
          <span className={styles['muted']}>{timelineTexts.idle}</span>
        </span>
        <span className={trackStyles['track']} aria-hidden="true">
          {idle.map((bar) => (
            <Piece key={firstOf(bar)} bar={bar} scale={scale} variant="idle">
              <IdleLength bar={bar} scale={scale} width={width} />
            </Piece>
          ))}
        </span>
        <span className={outcomeStyles['outcome']}>
          <IdleTotal idle={idle} />
        </span>
        <span className="visually-hidden">
          {timelineTexts.idleTimes(idle.map((bar) => timesText(bar, clock, scale.start)))}
        </span>
      </div>
    </div>
  );
}

/** The duration, where it fits between the ends. */
function IdleLength({ bar, scale, width }: { bar: Bar; scale: Span; width: number }) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const position = positionOfBar(bar, scale, now);
  if (!position || bar.kind === 'none' || bar.kind === 'instant') return null;
  const end = bar.kind === 'span' ? bar.end : now;
  const text = formatDuration(Math.max(0, end - bar.start));
  const fits = (position.to - position.from) * width > text.length * 7 + 16;
  return fits ? <span className={trackStyles['text']}>{text}</span> : null;
}

function IdleTotal({ idle }: { idle: readonly Bar[] }) {
  const now = useServiceNow({ still: idle.every(({ kind }) => kind !== 'moving') });
  let total = 0;
  for (const bar of idle) {
    if (bar.kind === 'span') total += bar.end - bar.start;
    if (bar.kind === 'moving') total += Math.max(0, now - bar.start);
  }
  return (
    <span className={outcomeStyles['took']}>
      <Duration from={0} to={total} running={false} />
    </span>
  );
}
