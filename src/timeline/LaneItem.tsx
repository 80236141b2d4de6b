import { memo, type Ref } from 'react';
import type { Span } from './bar.ts';
import { ExecutionBar } from './ExecutionBar.tsx';
import styles from './Lane.module.css';
import type { GroupLane, Lane, PhaseLane } from './layout.ts';
import { Outcome } from './Outcome.tsx';
import { Track } from './Track.tsx';
import { plainText } from '../lib/plainText.ts';
import { StepBar } from './StepBar.tsx';
import { timelineTexts } from './timelineTexts.ts';
import type { AppearanceOf } from './timelineRow.ts';

export interface LaneItemProps {
  readonly lane: Lane;
  /** Whether it is the last lane of its parallel group, so that the group's bracket ends here. */
  readonly endsGroup: boolean;
  /** Undefined when no execution has a time. */
  readonly scale: Span | undefined;
  readonly appearanceOf: AppearanceOf;
  readonly toggle: (key: string) => void;
  readonly pinned: boolean;
  readonly pin: (laneKey: string) => void;
  /** The lane's position among `count` lanes, where only some of them are in the document. */
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
      // The same id as the table's row, so that a link to an execution works in both views.
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

function LaneContent({ lane, scale, appearanceOf, toggle, pinned, pin }: LaneItemProps) {
  switch (lane.kind) {
    case 'phase':
      return <PhaseHeading lane={lane} scale={scale} />;
    case 'group':
      return <GroupHeading lane={lane} scale={scale} />;
    case 'execution':
      return (
        <ExecutionBar
          lane={lane}
          scale={scale}
          status={appearanceOf(lane.row.execution.status)}
          toggle={toggle}
        />
      );
    case 'step':
      return <StepBar lane={lane} scale={scale} pinned={pinned} pin={pin} />;
    case 'note':
      return <p className={styles['note']}>{timelineTexts.noSteps[lane.why]}</p>;
  }
}

interface HeadingProps<Heading> {
  readonly lane: Heading;
  readonly scale: Span | undefined;
}

/** The heading of a phase, with the extent of its executions where there are several. */
function PhaseHeading({ lane: { type, size, bar }, scale }: HeadingProps<PhaseLane>) {
  const several = size > 1;
  return (
    <div className={styles['row']}>
      <h3 className={styles['phase']}>
        <bdi>{type === undefined ? timelineTexts.noType : plainText(type)}</bdi>
        {several && <span className={styles['size']}>{timelineTexts.executions(size)}</span>}
      </h3>
      {several && (
        <>
          <Track bar={bar} scale={scale} variant="extent" />
          <Outcome bar={bar} />
        </>
      )}
    </div>
  );
}

/** The heading of a parallel group, whose lanes follow. */
function GroupHeading({ lane, scale }: HeadingProps<GroupLane>) {
  const { name, size, isWholePhase, bar } = lane;
  return (
    <div className={styles['row']}>
      <h4 className={styles['group']}>
        <bdi>{plainText(name)}</bdi>
        <span className={styles['size']}>{timelineTexts.parallelGroup(size)}</span>
      </h4>
      {!isWholePhase && size > 1 && (
        <>
          <Track bar={bar} scale={scale} variant="extent" />
          <Outcome bar={bar} />
        </>
      )}
    </div>
  );
}
