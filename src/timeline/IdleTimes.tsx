import { Duration } from '../ui/Duration.tsx';
import { useClock, useServiceNow } from '../ui/now.ts';
import { formatDuration } from '../lib/time.ts';
import { type Bar, firstOf, type Span } from './bar.ts';
import styles from './Lane.module.css';
import outcomeStyles from './Outcome.module.css';
import { Piece } from './Track.tsx';
import { placeOfBar } from './scale.ts';
import trackStyles from './Track.module.css';
import { timesText } from './words.ts';

export interface IdleTimesProps {
  readonly idle: readonly Bar[];
  readonly scale: Span;
  /** Of the track, in pixels: a length is written where it fits. */
  readonly width: number;
}

/** The times in which no execution ran, each with its length, above the lanes that left them. */
export function IdleTimes({ idle, scale, width }: IdleTimesProps) {
  const clock = useClock();
  return (
    <div className={styles['lane']} data-kind="idle">
      <div className={styles['row']}>
        <span className={styles['label']}>
          <span className={styles['muted']}>Idle</span>
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
          . No execution ran {idle.map((bar) => timesText(bar, clock, scale.start)).join(', and ')}.
        </span>
      </div>
    </div>
  );
}

/** The length, where it fits between the ends. */
function IdleLength({ bar, scale, width }: { bar: Bar; scale: Span; width: number }) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const place = placeOfBar(bar, scale, now);
  if (!place || bar.kind === 'none' || bar.kind === 'instant') return null;
  const end = bar.kind === 'span' ? bar.end : now;
  const text = formatDuration(Math.max(0, end - bar.start));
  const fits = (place.to - place.from) * width > text.length * 7 + 16;
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
