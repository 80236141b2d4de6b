import { memo, useMemo } from 'react';
import { useClock } from '../ui/now.ts';
import { Axis } from './Axis.tsx';
import { Backdrop } from './Backdrop.tsx';
import type { Bar, Span } from './bar.ts';
import styles from './Timeline.module.css';
import { idleOf } from './idle.ts';
import { IdleTimes } from './IdleTimes.tsx';
import { Lanes } from './Lanes.tsx';
import type { Layout } from './layout.ts';
import { offsetOf, ticksOf } from './ticks.ts';
import type { LookOf } from './timelineRow.ts';
import { useLit } from './useLit.ts';
import { useWidth } from './useWidth.ts';

export interface ChartProps {
  readonly layout: Layout;
  /** The scale's ends, in milliseconds since the epoch; undefined when nothing has a time. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly live: boolean;
  readonly lookOf: LookOf;
  readonly toggle: (key: string) => void;
}

/** The lanes against their clock. Nothing here wakes up with it except what moves. */
export const Chart = memo(function Chart({ layout, start, end, live, lookOf, toggle }: ChartProps) {
  const clock = useClock();
  const [rulerRef, width] = useWidth();
  const lit = useLit();
  const scale = useMemo(
    (): Span | undefined => (start === undefined || end === undefined ? undefined : { start, end }),
    [start, end],
  );
  const ticks = useMemo(
    () => (scale ? ticksOf(scale, { width, clock, offsetAt: offsetOf(clock, scale.start) }) : []),
    [scale, width, clock],
  );
  const idle = useMemo(() => (scale ? idleOf(layout, scale, live) : []), [layout, scale, live]);
  const bars = useMemo(() => barsByLane(layout), [layout]);
  const litBar = lit.lane === undefined ? undefined : bars.get(lit.lane);
  return (
    <div className={styles['chart']}>
      {scale && (
        <>
          <Axis scale={scale} ticks={ticks} live={live} lit={litBar} rulerRef={rulerRef} />
          <Backdrop scale={scale} ticks={ticks} live={live} idle={idle} lit={litBar} />
          {idle.length > 0 && <IdleTimes idle={idle} scale={scale} width={width} />}
        </>
      )}
      <div {...lit.handlers}>
        <Lanes
          lanes={layout.lanes}
          scale={scale}
          lookOf={lookOf}
          toggle={toggle}
          pinned={lit.pinned}
          pin={lit.pin}
        />
      </div>
    </div>
  );
});

function barsByLane({ lanes }: Layout): ReadonlyMap<string, Bar> {
  return new Map(lanes.flatMap((lane) => (lane.kind === 'note' ? [] : [[lane.key, lane.bar] as const])));
}
