import { useWindowRows } from '../ui/page/useWindowRows.ts';
import { LaneItem } from './LaneItem.tsx';
import { isEndOfGroup, type LanesProps } from './Lanes.tsx';
import { timelineTexts } from './timelineTexts.ts';

/** A lane's usual height in pixels. */
const usualHeight = 31;

/** The lanes in and near the viewport, in a list as high as all of them. */
export function VirtualLanes({ lanes, pinned, ...rest }: LanesProps) {
  const { top, shown, measure, before, after } = useWindowRows<HTMLOListElement>({
    count: lanes.length,
    usualHeight,
    overscan: 10,
    keyOf: (index) => lanes[index]?.key ?? index,
  });
  return (
    <ol
      ref={top}
      data-rows
      aria-label={timelineTexts.listLabel}
      style={{ paddingBlockStart: before, paddingBlockEnd: after }}
    >
      {shown.map(({ index, key }) => {
        const lane = lanes[index];
        if (!lane) return null;
        return (
          <LaneItem
            key={key}
            ref={measure}
            index={index}
            count={lanes.length}
            lane={lane}
            endsGroup={isEndOfGroup(lanes, index)}
            pinned={lane.key === pinned}
            {...rest}
          />
        );
      })}
    </ol>
  );
}
