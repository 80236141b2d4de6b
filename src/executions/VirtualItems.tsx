import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { ExecutionItem } from './ExecutionItem.tsx';
import type { ItemsProps } from './ExecutionsTable.tsx';

/** A row's usual height in pixels; each is measured once it is in the document. */
const usualHeight = 44;

/** Only the items in and near the window, between two spacers as high as all the others. */
export function VirtualItems({ items, attempts, isOpen, ...rest }: ItemsProps) {
  const top = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    // What stands above the table changes its height (a notice comes, a filter wraps): the page's size says when.
    const measure = () => {
      const distance = (top.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setScrollMargin(Math.round(distance));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    overscan: 4,
    scrollMargin,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  // The default corrects the scroll from where it was last told to be: right after a jump (a press of Home, a tab to the
  // header) that would undo the jump.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, { scrollOffset }) =>
    Math.abs((scrollOffset ?? 0) - window.scrollY) <= 1 && item.start < window.scrollY;
  const shown = virtualizer.getVirtualItems();
  const before = (shown[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <>
      <tbody ref={top} aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {shown.map(({ index, key }) => {
        const item = items[index];
        if (!item) return null;
        const { original } = item;
        return (
          <ExecutionItem
            key={key}
            ref={virtualizer.measureElement}
            index={index}
            row={original}
            rowIndex={index + 2}
            open={isOpen(original.key)}
            attempt={attempts.get(original.execution)}
            {...rest}
          />
        );
      })}
      <tbody aria-hidden="true">
        <tr style={{ height: after }} />
      </tbody>
    </>
  );
}
