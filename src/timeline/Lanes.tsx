import { memo } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Part } from '../ui/Part.tsx';
import type { Span } from './bar.ts';
import { LaneItem } from './LaneItem.tsx';
import type { Lane } from './layout.ts';
import type { AppearanceOf } from './timelineRow.ts';
import { timelineTexts } from './timelineTexts.ts';

/** With more lanes only those near the viewport are rendered. The code for that is loaded on demand. */
const plainLanesLimit = 260;

const VirtualLanes = lazyPart(async () => (await import('./VirtualLanes.tsx')).VirtualLanes);

export interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly scale: Span | undefined;
  readonly appearanceOf: AppearanceOf;
  readonly toggle: (key: string) => void;
  /** The key of the lane whose times are pinned to the axis. */
  readonly pinned: string | undefined;
  readonly pin: (laneKey: string) => void;
}

/** The lanes as a list. */
export const Lanes = memo(function Lanes(props: LanesProps) {
  const { lanes } = props;
  const plain = <PlainLanes {...props} lanes={lanes.slice(0, plainLanesLimit)} />;
  if (lanes.length <= plainLanesLimit) return plain;
  return (
    <Part name={timelineTexts.moreLanes(plainLanesLimit)} fallback={plain} instead={plain}>
      <VirtualLanes {...props} />
    </Part>
  );
});

function PlainLanes({ lanes, pinned, ...rest }: LanesProps) {
  return (
    <ol data-rows aria-label={timelineTexts.listLabel}>
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

/** Whether the lane is the last one of its parallel group. */
export function isEndOfGroup(lanes: readonly Lane[], index: number): boolean {
  const next = lanes[index + 1];
  return !next || next.kind === 'phase' || next.kind === 'group' || next.group === undefined;
}
