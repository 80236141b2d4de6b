import { memo, type Ref } from 'react';
import type { Span } from './bar.ts';
import { ExecutionBar } from './ExecutionBar.tsx';
import { GroupHeading } from './GroupHeading.tsx';
import styles from './Lane.module.css';
import type { Lane } from './layout.ts';
import { PhaseHeading } from './PhaseHeading.tsx';
import { StepBar } from './StepBar.tsx';
import type { LookOf } from './timelineRow.ts';

export interface LaneItemProps {
  readonly lane: Lane;
  /** Whether it is the last lane of its parallel group, so that the group's bracket ends here. */
  readonly endsGroup: boolean;
  /** Undefined when nothing has a time. */
  readonly scale: Span | undefined;
  readonly lookOf: LookOf;
  readonly toggle: (key: string) => void;
  readonly pinned: boolean;
  readonly pin: (laneKey: string) => void;
  /** The lane's place among the lanes and their number, where only some of them are in the document. */
  readonly index?: number;
  readonly count?: number;
  readonly ref?: Ref<HTMLLIElement>;
}

/** One lane of the list. */
export const LaneItem = memo(function LaneItem(props: LaneItemProps) {
  const { lane, endsGroup, index, count, ref } = props;
  const group = lane.kind === 'phase' ? undefined : lane.kind === 'group' ? lane.name : lane.group;
  return (
    <li
      ref={ref}
      // The table's rows have the same ids: whoever points to an execution finds it in either.
      id={lane.kind === 'execution' ? `row-${lane.row.key}` : undefined}
      className={styles['lane']}
      data-kind={lane.kind}
      data-lane={lane.key}
      data-group={group === undefined ? undefined : endsGroup ? 'end' : 'inside'}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index === undefined ? undefined : index + 1}
    >
      <LaneContent {...props} />
    </li>
  );
});

function LaneContent({ lane, scale, lookOf, toggle, pinned, pin }: LaneItemProps) {
  switch (lane.kind) {
    case 'phase':
      return <PhaseHeading lane={lane} scale={scale} />;
    case 'group':
      return <GroupHeading lane={lane} scale={scale} />;
    case 'execution':
      return (
        <ExecutionBar lane={lane} scale={scale} look={lookOf(lane.row.execution.status)} toggle={toggle} />
      );
    case 'step':
      return <StepBar lane={lane} scale={scale} pinned={pinned} pin={pin} />;
    case 'note':
      return <p className={styles['note']}>{notes[lane.why]}</p>;
  }
}

const notes = {
  loading: 'Loading the steps…',
  none: 'It has no steps.',
  unknown: 'Its steps could not be read. The table says why.',
} as const;
