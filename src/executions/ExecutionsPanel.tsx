import { useTable } from '@tanstack/react-table';
import { useCallback, useDeferredValue, useMemo, type ReactNode } from 'react';
import type { Address } from '../address/address.ts';
import { attemptsOf } from '../aws/imagebuilder/attempts.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Part } from '../ui/Part.tsx';
import { columns, features, matchesText } from './executionColumns.ts';
import type { ExecutionRow } from './executionRow.ts';
import { ExecutionsTable } from './ExecutionsTable.tsx';
import { isFiltering } from './rowFilter.ts';
import { summarise } from './summary.ts';
import type { Executions } from './useExecutions.ts';
import { useOpenRows } from './useOpenRows.ts';

const ListNotes = lazyPart(async () => (await import('./ListNotes.tsx')).ListNotes);

/** Fewer rows than these are shown at once. */
const deferredFrom = 200;

type ViewState = Pick<Address, 'filter' | 'status' | 'type' | 'sort'> & { readonly open: readonly string[] };

export interface ExecutionsPanelProps {
  readonly executions: Executions;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
  /** Stands beside a workflow's name. */
  readonly renderMark?: (row: ExecutionRow) => ReactNode;
  /** Stands where rows would, when there are none. */
  readonly empty: ReactNode;
  /** Stands beside the summary: the refresh, the resume token. */
  readonly tools?: ReactNode;
  /** The filters. */
  readonly toolbar?: ReactNode;
  /** What is below the last row. */
  readonly footer?: ReactNode;
}

/** The executions of one build: summary, filters, table, and what is below the last row. */
export function ExecutionsPanel(props: ExecutionsPanelProps) {
  const { executions, view, onView, renderDetail, empty, tools, toolbar, footer } = props;
  const { rows, state, more } = executions;
  // Loading all brings page after page: the table follows when there is time, and typing stays quick.
  const rowsInTime = useDeferredValue(rows);
  const shownRows = rows.length <= deferredFrom ? rows : rowsInTime;
  const filter = useDeferredValue(view.filter.trim());
  const table = useTable({
    features,
    columns,
    data: shownRows,
    getRowId: (row) => row.key,
    globalFilterFn: matchesText,
    getColumnCanGlobalFilter: (column) => column.id === 'workflow',
    enableSortingRemoval: true,
    state: useMemo(
      () => ({
        globalFilter: filter,
        columnFilters: [
          ...(view.status.length > 0 ? [{ id: 'status', value: view.status }] : []),
          ...(view.type.length > 0 ? [{ id: 'type', value: view.type }] : []),
        ],
        sorting: view.sort ? [{ id: view.sort.column, desc: view.sort.descending }] : [],
      }),
      [filter, view.status, view.type, view.sort],
    ),
  });
  const items = table.getRowModel().rows;
  const onOpen = useCallback((keys: readonly string[]) => onView({ open: keys }), [onView]);
  const { isOpen, toggle } = useOpenRows(view.open, onOpen);

  /** First ascending, then descending, then as the service orders them. */
  const sortBy = (column: string) => {
    if (view.sort?.column !== column) return onView({ sort: { column, descending: false } });
    return onView({ sort: view.sort.descending ? undefined : { column, descending: true } });
  };

  const attempts = useMemo(() => attemptsOf(shownRows.map(({ execution }) => execution)), [shownRows]);
  const showAttempts = attempts.size > 0 || rows.some(({ execution }) => execution.retried);
  const headers = columns
    .filter(({ id }) => id !== 'attempt' || showAttempts)
    .map(({ id = '', header }) => ({ id, label: String(header) }));
  return (
    <Panel
      heading={state.kind === 'loading' ? 'Workflow executions' : summarise(rows, more.kind === 'end')}
      tools={
        <>
          {tools}
          {toolbar}
        </>
      }
    >
      {(isFiltering(view) || view.sort || executions.startedOver || executions.dropped > 0) && (
        <Part
          name="List notes"
          fallback={isFiltering(view) && <div style={{ blockSize: 'calc(2.5rem + 1px)' }} />}
        >
          <ListNotes
            executions={executions}
            filters={view}
            isSorted={view.sort !== undefined}
            matching={items.length}
            onFilter={onView}
          />
        </Part>
      )}
      {rows.length === 0 && state.kind !== 'loading' && more.kind === 'end' ? (
        empty
      ) : (
        <ExecutionsTable
          headers={headers}
          sort={view.sort}
          onSort={sortBy}
          loading={state.kind === 'loading'}
          rowCount={more.kind === 'end' ? items.length : undefined}
          items={items}
          attempts={attempts}
          isOpen={isOpen}
          toggle={toggle}
          renderDetail={renderDetail}
          renderMark={props.renderMark}
        />
      )}
      {footer}
    </Panel>
  );
}
