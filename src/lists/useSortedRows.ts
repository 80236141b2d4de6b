import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Sort } from '../address/address.ts';
import { missingParts } from '../ui/page/missingParts.ts';
import type { Column } from './column.ts';

/** The query for the code that sorts: it is imported once a list is sorted. */
export function useSorting(isWanted: boolean) {
  return useQuery({
    queryKey: ['code', 'sortRows'],
    queryFn: async () => (await import('./sortRows.ts')).sortRows,
    enabled: isWanted,
    networkMode: 'always',
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/**
 * The rows in the order of a column's values, those without a value last; in their own order without a sort, and until the code that
 * sorts is loaded. It sorts loaded rows, since the service does not sort.
 *
 * @param columns the same array at each render
 */
export function useSortedRows<Row extends { readonly key: string }>(
  columns: readonly Column<Row, never>[],
  rows: readonly Row[],
  sort: Sort | undefined,
): readonly Row[] {
  const { data: sortRows, isError, refetch } = useSorting(sort !== undefined);
  useEffect(() => {
    if (!isError) return undefined;
    const retry = () => void refetch();
    missingParts.add('Sorting', retry);
    return () => missingParts.remove(retry);
  }, [isError, refetch]);
  return useMemo(
    () => (sort && sortRows ? sortRows(columns, rows, sort) : rows),
    [columns, rows, sort, sortRows],
  );
}
