import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type Key, type RefObject } from 'react';

export interface WindowRowsSettings {
  readonly count: number;
  /** A row's usual height in pixels; each is measured once it is in the document. */
  readonly usualHeight: number;
  /** How many rows past each edge of the window are in the document too. */
  readonly overscan: number;
  /** A stable key for a row, so that its measured height moves with it. */
  readonly keyOf: (index: number) => string | number;
}

export interface WindowRows<Top extends Element> {
  /** To be put on what stands at the top of the rows. */
  readonly top: RefObject<Top | null>;
  /** The rows in and near the window. */
  readonly shown: readonly { readonly index: number; readonly key: Key }[];
  /** To be put on each shown row, which carries its index as `data-index`. */
  readonly measure: (row: Element | null) => void;
  /** The heights of all rows before the shown ones and after them, in pixels. */
  readonly before: number;
  readonly after: number;
  /** Scrolls a row into the middle of the window. */
  readonly scrollTo: (index: number) => void;
}

/** Only the rows in and near the window, for a list that scrolls with the page. */
export function useWindowRows<Top extends Element>(settings: WindowRowsSettings): WindowRows<Top> {
  const { count, usualHeight, overscan, keyOf } = settings;
  const top = useRef<Top>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    // The content above the rows changes its height (a notice appears, a filter wraps), and with it the size of the page.
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
    count,
    estimateSize: () => usualHeight,
    overscan,
    scrollMargin,
    getItemKey: keyOf,
  });
  // The default corrects the scroll position that was last observed, which would undo a jump that has just happened (the
  // Home key, focus moving to the header).
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, { scrollOffset }) =>
    Math.abs((scrollOffset ?? 0) - window.scrollY) <= 1 && item.start < window.scrollY;
  const shown = virtualizer.getVirtualItems();
  return {
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'center' }),
    top,
    shown,
    measure: virtualizer.measureElement,
    before: (shown[0]?.start ?? scrollMargin) - scrollMargin,
    after: virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? scrollMargin) - scrollMargin),
  };
}
