import { useTable } from '@tanstack/react-table';
import { useCallback, useDeferredValue, useMemo, type ReactNode } from 'react';
import type { Address } from '../address/address.ts';
import { attemptsOf } from '../imagebuilder/attempts.ts';
import { Button } from '../ui/Button.tsx';
import { columns, features, matchesFilter } from './executionColumns.ts';
import type { ExecutionRow } from './executionRow.ts';
import styles from './ExecutionsPanel.module.css';
import { ExecutionsTable } from './ExecutionsTable.tsx';
import { summarise } from './summary.ts';
import type { Executions } from './useExecutions.ts';

/** Fewer rows than these are shown at once. */
const deferredFrom = 200;

type ViewState = Pick<Address, 'filter' | 'status' | 'type' | 'sort'> & { readonly open: readonly string[] };

export interface ExecutionsPanelProps {
  readonly executions: Executions;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  readonly renderDetail: (row: ExecutionRow) => ReactNode;
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
    globalFilterFn: matchesFilter,
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
  const filtered = filter !== '' || view.status.length > 0 || view.type.length > 0;
  const open = useMemo(() => new Set(view.open), [view.open]);
  const toggle = useCallback(
    (key: string) =>
      onView({ open: open.has(key) ? [...open].filter((one) => one !== key) : [...open, key] }),
    [open, onView],
  );
  const isOpen = useCallback((key: string) => open.has(key), [open]);

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
  const partly = (filtered || view.sort !== undefined) && more.kind !== 'end';
  return (
    <section className={styles['panel']} aria-labelledby="executions-summary">
      <header className={styles['head']}>
        <h2 id="executions-summary" className={styles['summary']} aria-live="polite">
          {state.kind === 'loading' ? 'Workflow executions' : summarise(rows)}
        </h2>
        {tools}
        {toolbar}
      </header>
      {(filtered || partly) && rows.length > 0 && (
        <p className={styles['scope']} role="status">
          {filtered &&
            `${items.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} loaded rows match. `}
          {partly && 'More are available: sorting and filtering act on the loaded ones only. '}
          {filtered && (
            <Button look="quiet" onClick={() => onView({ filter: '', status: [], type: [] })}>
              Clear filters
            </Button>
          )}
        </p>
      )}
      {executions.startedOver && (
        <p className={styles['scope']} role="status">
          The list was read again from its start: AWS no longer took a page token in the middle of it. The
          rows are kept.
        </p>
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
        />
      )}
      {footer}
    </section>
  );
}
