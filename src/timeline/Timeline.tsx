import { useMemo } from 'react';
import { useNow } from '../ui/now.ts';
import { Chart } from './Chart.tsx';
import { layOut } from './layout.ts';
import { isLive, scaleOf } from './scale.ts';
import { Summary } from './Summary.tsx';
import styles from './Timeline.module.css';
import type { LookOf, StepsOf, TimelineRow } from './timelineRow.ts';

export interface TimelineProps {
  /** The executions of one build, in the order of the list. */
  readonly rows: readonly TimelineRow[];
  readonly lookOf: LookOf;
  /** Whether a row's steps are shown. Like the other functions, the same one until its answers change. */
  readonly isOpen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly stepsOf: StepsOf;
}

/**
 * One build against time: phases, parallel groups, executions and, where open, their steps, on one clock. It goes on by
 * itself while something runs. The table says the same in text.
 */
export function Timeline({ rows, lookOf, isOpen, toggle, stepsOf }: TimelineProps) {
  const layout = useMemo(() => layOut(rows, { isOpen, stepsOf }), [rows, isOpen, stepsOf]);
  const mayMove = layout.isAwaiting || layout.bars.some(({ kind }) => kind === 'moving');
  const now = useNow({ still: !mayMove });
  const scale = scaleOf(layout, now);
  return (
    <div className={styles['timeline']}>
      <Summary bars={layout.bars} />
      <Chart
        layout={layout}
        start={scale?.start}
        end={scale?.end}
        live={isLive(layout, now)}
        lookOf={lookOf}
        toggle={toggle}
      />
    </div>
  );
}
