import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatRange, indexOf, type LineName, nameOf, parseRange } from './lineRange.ts';
import type { LogIndex } from './logIndex.ts';
import type { LogLinesHandle, Selection } from './LogLines.tsx';
import type { LoadedLog, LogStore } from '../read/logStore.ts';

interface LinePositionOptions {
  readonly store: LogStore;
  /** The lines that are shown. */
  readonly view: LoadedLog;
  readonly index: LogIndex;
  readonly handle: RefObject<LogLinesHandle | null>;
  readonly isRunning: boolean;
  readonly range: string;
  readonly onRange: (range: string) => void;
  /** An error was scrolled into view without being asked for. */
  readonly onError: (line: number) => void;
}

/**
 * Which lines are selected, and which are in view: those that the address names; else the last error of a log that has ended,
 * and the end of one that is still being written.
 */
export function useLinePosition(options: LinePositionOptions) {
  const { store, view, index, handle, isRunning, range, onRange, onError } = options;
  const { lines, prepended, busy } = view;
  /** The range that the user selected here: the address says it again, and nothing is to be scrolled. */
  const ownRange = useRef<string>(undefined);
  /** What is to be shown as soon as it is loaded. */
  const wanted = useRef<'start' | 'range' | undefined>('start');
  const anchor = useRef<LineName>(undefined);
  const opened = useRef<LogStore>(undefined);

  useEffect(() => {
    const named = parseRange(range);
    const isOpen = opened.current === store;
    if (isOpen && (named === undefined || range === ownRange.current)) return;
    opened.current = store;
    ownRange.current = range;
    wanted.current = named ? 'range' : 'start';
    void store.open(named?.first.timestamp);
    // Only what the address says opens it anew, not what is selected here.
  }, [store, range]);

  useLayoutEffect(() => {
    if (wanted.current === undefined || busy !== undefined || lines.length === 0) return;
    const named = wanted.current === 'range' ? parseRange(range) : undefined;
    wanted.current = undefined;
    const line = named ? indexOf(lines, named.first) : isRunning ? undefined : index.errors.at(-1);
    if (line === undefined) {
      handle.current?.showEnd();
    } else {
      handle.current?.show(line);
      if (named) handle.current?.reveal();
      else onError(line);
    }
  }, [busy, lines, index, handle, isRunning, range, onError]);

  const selection = useMemo((): Selection | undefined => {
    const named = parseRange(range);
    const first = named && indexOf(lines, named.first);
    const last = named && indexOf(lines, named.last);
    return first === undefined || last === undefined ? undefined : { first, last };
  }, [lines, range]);

  const choose = (first: LineName, last: LineName) => {
    const text = formatRange({ first, last });
    const chosen = parseRange(text);
    ownRange.current = chosen ? formatRange(chosen) : '';
    onRange(ownRange.current);
  };
  const clear = () => {
    ownRange.current = '';
    anchor.current = undefined;
    onRange('');
  };
  const line = (at: number, extend: boolean) => {
    const name = nameOf(lines, at);
    if (extend && selection) return choose(anchor.current ?? nameOf(lines, selection.first), name);
    if (selection && selection.first === at && selection.last === at) return clear();
    anchor.current = name;
    return choose(name, name);
  };
  /** Selects with the keyboard. Returns whether the key was one for that. */
  const key = ({ key: name, shiftKey }: KeyboardEvent, current: number | undefined): boolean => {
    if (name === 'Escape' && selection) {
      clear();
    } else if (name === 'Enter' && !shiftKey) {
      line(current ?? handle.current?.firstInView() ?? 0, false);
    } else if (shiftKey && (name === 'ArrowDown' || name === 'ArrowUp') && selection) {
      const fixed = anchor.current ? indexOf(lines, anchor.current) : selection.first;
      const moving = fixed === selection.first ? selection.last : selection.first;
      const next = Math.min(Math.max(0, moving + (name === 'ArrowDown' ? 1 : -1)), lines.length - 1);
      line(next, true);
      handle.current?.show(next);
    } else return false;
    return true;
  };

  const endId = lines.length - prepended;
  const [seenEnd, setSeenEnd] = useState<number>();
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const isGrowing = isRunning && endId > 0;
    if (isGrowing && isAtEnd.current && wanted.current === undefined) handle.current?.showEnd();
  }, [endId, isRunning, handle]);
  const follow = {
    scrolled(atEnd: boolean) {
      if (atEnd !== isAtEnd.current || (atEnd && seenEnd !== endId)) setSeenEnd(endId);
      isAtEnd.current = atEnd;
    },
    newLines: isRunning && seenEnd !== undefined && endId > seenEnd ? endId - seenEnd : 0,
    showNew: () => {
      isAtEnd.current = true;
      handle.current?.showEnd();
    },
  };
  return { selection, select: { line, key }, follow };
}
