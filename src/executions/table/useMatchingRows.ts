import { useDeferredValue, useMemo, useState } from 'react';
import type { Filters } from '../../lists/rowFilter.ts';
import { executionFilter } from './executionColumns.tsx';
import type { ExecutionRow } from '../executionRow.ts';

/** The rows that match the filters; the table and the timeline show the same. Deferred, so that typing stays quick. */
export function useMatchingRows(rows: readonly ExecutionRow[], filters: Filters): readonly ExecutionRow[] {
  const [latest, setLatest] = useState(filters);
  if (!executionFilter.isSame(latest, filters)) setLatest(filters);
  const deferred = useDeferredValue(latest);
  return useMemo(
    () => (executionFilter.isActive(deferred) ? rows.filter(executionFilter.matching(deferred)) : rows),
    [rows, deferred],
  );
}
