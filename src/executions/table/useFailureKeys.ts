import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../../ui/page/shortcuts.ts';
import type { ExecutionRow } from '../executionRow.ts';

/**
 * Lets `f` and `F` reach failed executions whose rows are not in the document: scrolls to the row and focuses it once it is
 * there. Failures that are in the document are left to the shortcuts of the page.
 *
 * @param top the element above the first row
 */
export function useFailureKeys(
  rows: readonly ExecutionRow[],
  top: RefObject<Element | null>,
  scrollTo: (index: number) => void,
): void {
  /** The key of the row that gets the focus once it is in the document. */
  const wanted = useRef<string>(undefined);
  const latest = useRef({ rows, scrollTo });
  useEffect(() => {
    latest.current = { rows, scrollTo };
    const toggle = wanted.current === undefined ? null : toggleOf(wanted.current);
    if (!toggle) return;
    wanted.current = undefined;
    toggle.focus({ preventScroll: true });
  });
  useShortcuts(
    useMemo(() => {
      const go = (direction: 1 | -1) => {
        const { rows: all, scrollTo: scroll } = latest.current;
        const from = currentIndex(top.current, all.length, direction);
        const index = nextFailed(all, from, direction);
        const key = index === undefined ? undefined : all[index]?.key;
        if (index === undefined || key === undefined || toggleOf(key)) return false;
        wanted.current = key;
        scroll(index);
        return true;
      };
      return [
        { key: 'f', description: 'Next failure', run: () => go(1) },
        { key: 'F', description: 'Previous failure', run: () => go(-1) },
      ];
    }, [top]),
  );
}

function nextFailed(rows: readonly ExecutionRow[], from: number, direction: 1 | -1): number | undefined {
  for (let index = from + direction; index >= 0 && index < rows.length; index += direction) {
    if (rows[index]?.execution.status === 'FAILED') return index;
  }
  return undefined;
}

/** The index of the row with the focus; before the first or after the last one where the focus is elsewhere. */
function currentIndex(top: Element | null, count: number, direction: 1 | -1): number {
  const { activeElement } = document;
  const row = activeElement?.closest<HTMLElement>('tbody[data-index]');
  if (row && row.parentElement === top?.parentElement) return Number(row.dataset['index']);
  if (!activeElement || activeElement === document.body || !top) return direction === 1 ? -1 : count;
  const isAfter = (top.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isAfter ? count : -1;
}

function toggleOf(key: string): HTMLElement | null {
  return (
    document.getElementById(`row-${key}`)?.querySelector<HTMLElement>('th button[aria-expanded]') ?? null
  );
}
