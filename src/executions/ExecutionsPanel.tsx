import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { Address } from '../address/address.ts';
import type { Filters } from '../lists/rowFilter.ts';
import { useSortedRows } from '../lists/useSortedRows.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Part } from '../ui/Part.tsx';
import { groupAttempts } from './table/attemptGroups.ts';
import { executionColumns, executionFilter } from './table/executionColumns.tsx';
import type { ExecutionRow } from './executionRow.ts';
import { ExecutionsTable } from './table/ExecutionsTable.tsx';
import { SortBy } from './table/SortBy.tsx';
import { summarise } from './summary.ts';
import type { Executions } from './useExecutions.ts';
import { useMatchingRows } from './table/useMatchingRows.ts';
import { useOpenRows } from './table/useOpenRows.ts';

const ListNotes = lazyPart(async () => (await import('./ListNotes.tsx')).ListNotes);

/** Fewer rows than these are shown at once. */
const deferredFrom = 200;

type ViewState = Filters & Pick<Address, 'sort'> & { readonly open: readonly string[] };

export interface ExecutionsPanelProps {
  readonly executions: Executions;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  /** Shown beside a workflow's name. */
  readonly renderBadge?: (row: ExecutionRow) => ReactNode;
  /** Follows the counts of a row's steps. */
  readonly renderProgress?: (row: ExecutionRow) => ReactNode;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
  /** Shown beside the summary: the refresh, the resume token. */
  readonly tools?: ReactNode;
  /** The filters. */
  readonly toolbar?: ReactNode;
  /** Shown below the last row. */
  readonly footer?: ReactNode;
}

/** The executions of one build: summary, filters, table, and what is below the last row. */
export function ExecutionsPanel(props: ExecutionsPanelProps) {
  const { executions, view, onView, renderDetail, empty, tools, toolbar, footer } = props;
  const { rows, state, more } = executions;
  // While all pages load, the table is rendered when there is time, so that typing stays quick.
  const deferredRows = useDeferredValue(rows);
  const shownRows = rows.length <= deferredFrom ? rows : deferredRows;
  const matching = useMatchingRows(shownRows, view);
  const sorted = useSortedRows(executionColumns, matching, view.sort);
  const columns = useMemo(
    () => executionColumns.filter((column) => column.isShown?.(shownRows) ?? true),
    [shownRows],
  );
  const onOpen = useCallback((keys: readonly string[]) => onView({ open: keys }), [onView]);
  const { isOpen, toggle } = useOpenRows(view.open, onOpen);

  /** First ascending, then descending, then in the service's order. */
  const sortBy = (column: string) => {
    if (view.sort?.column !== column) return onView({ sort: { column, descending: false } });
    return onView({ sort: view.sort.descending ? undefined : { column, descending: true } });
  };

  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const grouped = useMemo(() => {
    const toggleGroup = (group: string) =>
      setExpanded((before) => {
        const after = new Set(before);
        if (!after.delete(group)) after.add(group);
        return after;
      });
    return groupAttempts(sorted, expanded, isOpen, toggleGroup);
  }, [sorted, expanded, isOpen]);

  const isFiltering = executionFilter.isActive(view);
  const isEmpty = rows.length === 0 && state.kind !== 'loading' && more.kind === 'end';
  return (
    <Panel
      skipTarget="executions"
      heading={state.kind === 'loading' ? 'Workflow executions' : summarise(rows, more.kind === 'end')}
      tools={
        <>
          {tools}
          {toolbar}
        </>
      }
    >
      {(isFiltering || view.sort || executions.startedOver || executions.dropped > 0) && (
        <Part name="List notes" fallback={isFiltering && <div style={{ blockSize: 'calc(2.5rem + 1px)' }} />}>
          <ListNotes
            executions={executions}
            isFiltering={isFiltering}
            isSorted={view.sort !== undefined}
            matching={matching.length}
            onClear={() => onView(executionFilter.cleared)}
          />
        </Part>
      )}
      {!isEmpty && <SortBy columns={columns} sort={view.sort} onSort={(sort) => onView({ sort })} />}
      {isEmpty ? (
        empty
      ) : (
        <ExecutionsTable
          columns={columns}
          sort={view.sort}
          onSort={sortBy}
          loading={state.kind === 'loading'}
          rowCount={more.kind === 'end' ? grouped.rows.length : undefined}
          rows={grouped.rows}
          earlier={grouped.earlier}
          isOpen={isOpen}
          toggle={toggle}
          renderDetail={renderDetail}
          renderBadge={props.renderBadge}
          renderProgress={props.renderProgress}
        />
      )}
      {footer}
    </Panel>
  );
}
