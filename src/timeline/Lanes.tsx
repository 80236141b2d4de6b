import { memo } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Part } from '../ui/Part.tsx';
import type { Span } from './bar.ts';
import { LaneItem } from './LaneItem.tsx';
import type { Lane } from './layout.ts';
import type { AppearanceOf } from './timelineRow.ts';

/** Past this many, lanes outside the window are not in the document. The code for it is loaded when it is needed. */
const plainLanesLimit = 260;

const VirtualLanes = lazyPart(async () => (await import('./VirtualLanes.tsx')).VirtualLanes);

export interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly scale: Span | undefined;
  readonly appearanceOf: AppearanceOf;
  readonly toggle: (key: string) => void;
  /** The key of the lane whose times are kept on the axis. */
  readonly pinned: string | undefined;
  readonly pin: (laneKey: string) => void;
}

/** The lanes as a list. */
export const Lanes = memo(function Lanes(props: LanesProps) {
  const { lanes } = props;
  const plain = <PlainLanes {...props} lanes={lanes.slice(0, plainLanesLimit)} />;
  if (lanes.length <= plainLanesLimit) return plain;
  return (
    <Part name={`Lanes after the first ${plainLanesLimit}`} fallback={plain} instead={plain}>
      <VirtualLanes {...props} />
    </Part>
  );
});

function PlainLanes({ lanes, pinned, ...rest }: LanesProps) {
  return (
    <ol data-rows aria-label={listLabel}>
      {lanes.map((lane, index) => (
        <LaneItem
          key={lane.key}
          lane={lane}
          endsGroup={isEndOfGroup(lanes, index)}
          pinned={lane.key === pinned}
          {...rest}
        />
      ))}
    </ol>
  );
}

/** What the list of lanes is called, plain or not. */
export const listLabel = 'Workflow executions on the clock';

/** Whether the lane is the last one of its parallel group. */
export function isEndOfGroup(lanes: readonly Lane[], index: number): boolean {
  const next = lanes[index + 1];
  return !next || next.kind === 'phase' || next.kind === 'group' || next.group === undefined;
}
