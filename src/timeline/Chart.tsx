import { memo, useCallback, useMemo, useState, type RefCallback } from 'react';
import { useClock } from '../ui/now.ts';
import { Axis } from './Axis.tsx';
import { Backdrop } from './Backdrop.tsx';
import type { Bar, Span } from './bar.ts';
import styles from './Timeline.module.css';
import { idleOf } from './scale.ts';
import { IdleTimes } from './IdleTimes.tsx';
import { Lanes } from './Lanes.tsx';
import type { Layout } from './layout.ts';
import { offsetOf, ticksOf } from './ticks.ts';
import type { AppearanceOf } from './timelineRow.ts';
import { useHighlight } from './useHighlight.ts';

export interface ChartProps {
  readonly layout: Layout;
  /** The ends of the scale, in milliseconds since the epoch; undefined when no execution has a time. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly live: boolean;
  readonly appearanceOf: AppearanceOf;
  readonly toggle: (key: string) => void;
}

/** The lanes below their time axis. Only bars of running executions render again as time passes. */
export const Chart = memo(function Chart({ layout, start, end, live, appearanceOf, toggle }: ChartProps) {
  const clock = useClock();
  const [rulerRef, width] = useWidth();
  const highlighted = useHighlight();
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
  const highlightedBar = highlighted.lane === undefined ? undefined : bars.get(highlighted.lane);
  return (
    <div className={styles['chart']}>
      {scale && (
        <>
          <Axis scale={scale} ticks={ticks} live={live} highlighted={highlightedBar} rulerRef={rulerRef} />
          <Backdrop scale={scale} ticks={ticks} live={live} idle={idle} highlighted={highlightedBar} />
          {idle.length > 0 && <IdleTimes idle={idle} scale={scale} width={width} />}
        </>
      )}
      <div {...highlighted.handlers}>
        <Lanes
          lanes={layout.lanes}
          scale={scale}
          appearanceOf={appearanceOf}
          toggle={toggle}
          pinned={highlighted.pinned}
          pin={highlighted.pin}
        />
      </div>
    </div>
  );
});

function barsByLane({ lanes }: Layout): ReadonlyMap<string, Bar> {
  return new Map(lanes.flatMap((lane) => (lane.kind === 'note' ? [] : [[lane.key, lane.bar] as const])));
}

/** The width of an element in whole pixels, live; 0 before it is in the document. */
function useWidth(): [RefCallback<Element>, number] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: Element | null) => {
    if (!element) return undefined;
    const measure = () => setWidth(Math.round(element.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
