import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { LogLine } from '../../aws/logs/logLine.ts';
import type { TextSpan } from './lineText.ts';
import styles from './LogLines.module.css';
import { LogRow } from './LogRow.tsx';

/** Pixels. `LogLines.module.css` sets the same. */
const lineHeight = 20;
const overscan = 16;

/** Indexes of lines: both ends are part of it. */
export interface Selection {
  readonly first: number;
  readonly last: number;
}

export interface LogLinesHandle {
  /** Scrolls a line into the middle. */
  readonly show: (index: number) => void;
  readonly showEnd: () => void;
  /** Scrolls the page to the lines. */
  readonly reveal: () => void;
  /** The first line that is in view. */
  readonly firstInView: () => number;
}

export interface LogLinesProps {
  readonly ref: Ref<LogLinesHandle>;
  readonly lines: readonly LogLine[];
  /** A line's id is its index minus this; it stays when earlier lines are loaded. */
  readonly prepended: number;
  readonly wrap: boolean;
  readonly timeOf: (index: number) => string;
  readonly matchesOf: (index: number) => readonly TextSpan[];
  readonly selection: Selection | undefined;
  readonly current: number | undefined;
  readonly onSelect: (index: number, extend: boolean) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The first line in view, and whether the last one is in view. */
  readonly onScroll: (firstInView: number, atEnd: boolean) => void;
}

/** Log lines as text, of which only those in view and near it are in the document. */
export function LogLines(props: LogLinesProps) {
  const { ref, lines, prepended, wrap, timeOf, matchesOf, selection, current } = props;
  const { onSelect, onKey, onScroll } = props;
  const box = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState<ReadonlySet<number>>(new Set());
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan,
    getItemKey: (index) => index - prepended,
  });
  const shown = virtualizer.getVirtualItems();

  // Lines that come in before the ones in view must not move them.
  const prependedBefore = useRef(prepended);
  useLayoutEffect(() => {
    const added = prepended - prependedBefore.current;
    prependedBefore.current = prepended;
    if (added > 0 && box.current && box.current.scrollTop > 0) box.current.scrollTop += added * lineHeight;
  }, [prepended]);
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, wrap]);

  const firstInView = () =>
    shown.find(({ end }) => end > (box.current?.scrollTop ?? 0))?.index ?? shown[0]?.index ?? 0;
  useImperativeHandle(ref, () => ({
    show: (index) => virtualizer.scrollToIndex(index, { align: 'center' }),
    showEnd: () => virtualizer.scrollToIndex(lines.length - 1, { align: 'end' }),
    reveal: () => box.current?.scrollIntoView({ block: 'nearest' }),
    firstInView,
  }));

  const click = (event: MouseEvent) => {
    const { target } = event;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : undefined;
    if (!row || !(target instanceof Element)) return;
    const index = Number(row.dataset['index']);
    if (target.closest('[data-time]')) onSelect(index, event.shiftKey);
    if (target.closest('[data-whole]')) setWhole((before) => new Set([...before, index - prepended]));
  };

  return (
    // A scrolling text is no widget: the keys are a shortcut to what buttons do too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      className={styles['lines']}
      data-wrap={wrap || undefined}
      role="group"
      aria-label="Log lines"
      // The lines scroll, and keys act on them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKey}
      onClick={click}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) =>
        onScroll(firstInView(), scrollHeight - scrollTop - clientHeight < 2 * lineHeight)
      }
    >
      <div className={styles['all']} style={{ blockSize: virtualizer.getTotalSize() }}>
        <ol className={styles['shown']} style={{ translate: `0 ${shown[0]?.start ?? 0}px` }}>
          {shown.map(({ index, key }) => {
            const line = lines[index];
            return (
              line && (
                <LogRow
                  key={key}
                  line={line}
                  index={index}
                  count={lines.length}
                  time={timeOf(index)}
                  matches={matchesOf(index)}
                  isSelected={selection !== undefined && index >= selection.first && index <= selection.last}
                  isCurrent={index === current}
                  measure={wrap ? virtualizer.measureElement : undefined}
                  isWhole={whole.has(index - prepended)}
                />
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}
