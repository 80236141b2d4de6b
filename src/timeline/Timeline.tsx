import { useMemo } from 'react';
import { Duration } from '../ui/Duration.tsx';
import { useClock, useServiceNow } from '../ui/now.ts';
import { formatInstant } from '../lib/time.ts';
import { type Bar, extentOf } from './bar.ts';
import { Chart } from './Chart.tsx';
import { layOut } from './layout.ts';
import { isLive, scaleOf } from './scale.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './timelineTexts.ts';
import type { AppearanceOf, StepsOf, TimelineRow } from './timelineRow.ts';

export interface TimelineProps {
  /** The executions of one build, in the order of the list. */
  readonly rows: readonly TimelineRow[];
  readonly appearanceOf: AppearanceOf;
  /** Whether a row's steps are shown. This and the other functions must keep their identity until their results change. */
  readonly isOpen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly stepsOf: StepsOf;
}

/**
 * The timeline of one build: phases, parallel groups, executions and, where open, their steps, on one time axis. It is live while
 * something runs. The table has the same facts as text.
 */
export function Timeline({ rows, appearanceOf, isOpen, toggle, stepsOf }: TimelineProps) {
  const layout = useMemo(() => layOut(rows, { isOpen, stepsOf }), [rows, isOpen, stepsOf]);
  const mayMove = layout.isAwaiting || layout.bars.some(({ kind }) => kind === 'moving');
  const now = useServiceNow({ still: !mayMove });
  const scale = scaleOf(layout, now);
  return (
    <div className={styles['timeline']}>
      <Summary bars={layout.bars} />
      <Chart
        layout={layout}
        start={scale?.start}
        end={scale?.end}
        live={isLive(layout, now)}
        appearanceOf={appearanceOf}
        toggle={toggle}
      />
    </div>
  );
}

/** The start, end and duration of the whole build, in one line. */
function Summary({ bars }: { bars: readonly Bar[] }) {
  const extent = extentOf(bars);
  const clock = useClock();
  const now = useServiceNow({ still: clock !== 'relative' });
  if (extent.kind !== 'span' && extent.kind !== 'moving') {
    return <p className={styles['summary']}>{timelineTexts.noStart}</p>;
  }
  const { start } = extent;
  const text = (instant: number, today: number) => formatInstant(instant, clock, today);
  return (
    <p className={styles['summary']}>
      {extent.kind === 'span' ? (
        <>
          Took <Duration from={start} to={extent.end} running={false} />
          {timelineTexts.fromTo(text(start, now), text(extent.end, clock === 'relative' ? now : start))}
        </>
      ) : (
        <>
          Running for <Duration from={start} to={undefined} running />
          {timelineTexts.since(text(start, now))}
        </>
      )}
    </p>
  );
}
