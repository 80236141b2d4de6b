import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { LaneItem } from './LaneItem.tsx';
import { isEndOfGroup, listLabel, type LanesProps } from './Lanes.tsx';

/** A lane's usual height in pixels; each is measured once it is in the document. */
const usualHeight = 31;

/** Only the lanes in and near the window, in a list as high as all of them. */
export function VirtualLanes({ lanes, pinned, ...rest }: LanesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    // What stands above the list changes its height: the page's size says when.
    const measure = () => {
      const distance = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setScrollMargin(Math.round(distance));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useWindowVirtualizer({
    count: lanes.length,
    estimateSize: () => usualHeight,
    overscan: 10,
    scrollMargin,
    getItemKey: (index) => lanes[index]?.key ?? index,
  });
  const shown = virtualizer.getVirtualItems();
  const before = (shown[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <ol ref={list} aria-label={listLabel} style={{ paddingBlockStart: before, paddingBlockEnd: after }}>
      {shown.map(({ index, key }) => {
        const lane = lanes[index];
        if (!lane) return null;
        return (
          <LaneItem
            key={key}
            ref={virtualizer.measureElement}
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
