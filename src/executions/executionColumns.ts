import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  type Row,
} from '@tanstack/react-table';
import type { executionStatuses } from '../aws/imagebuilder/executionStatus.ts';
import type { ExecutionRow } from './executionRow.ts';
import { hasWords } from './rowFilter.ts';

/** What the table does with its rows: it acts on what is loaded, since the service neither sorts nor filters. */
export const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

type Features = typeof features;
export type TableRow = Row<Features, ExecutionRow>;

const helper = createColumnHelper<Features, ExecutionRow>();

const isOneOf = (row: TableRow, columnId: string, wanted: readonly string[]) =>
  wanted.includes(row.getValue<string>(columnId));

const byText = (a: TableRow, b: TableRow, columnId: string) =>
  collator.compare(a.getValue<string>(columnId), b.getValue<string>(columnId));
const collator = new Intl.Collator('en', { numeric: true });

/** Failures first, then what goes on, then what is over: the order in which a reader wants them. */
const severity: readonly string[] = [
  'FAILED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_COMPLETED',
  'RUNNING',
  'PENDING',
  'CANCELLED',
  'COMPLETED',
  'SKIPPED',
] satisfies (typeof executionStatuses)[number][];

const rank = (status: string) => {
  const index = severity.indexOf(status);
  return index === -1 ? severity.length : index;
};

/** The table's columns, and what each sorts and filters by. Times are milliseconds; what has none stands last. */
export const columns = helper.columns([
  helper.accessor((row) => row.execution.status ?? '', {
    id: 'status',
    header: 'Status',
    filterFn: isOneOf,
    sortFn: (a, b, id) => rank(a.getValue<string>(id)) - rank(b.getValue<string>(id)),
  }),
  helper.accessor('workflowName', { id: 'workflow', header: 'Workflow', sortFn: byText }),
  helper.accessor((row) => row.execution.type ?? '', {
    id: 'type',
    header: 'Type',
    filterFn: isOneOf,
    sortFn: byText,
  }),
  helper.accessor(({ steps }) => (steps.kind === 'known' ? steps.total : undefined), {
    id: 'steps',
    header: 'Steps',
    sortFn: sortFn_basic,
    sortUndefined: 'last',
  }),
  helper.accessor('startedAt', {
    id: 'started',
    header: 'Started',
    sortFn: sortFn_basic,
    sortUndefined: 'last',
  }),
  helper.accessor('endedAt', { id: 'ended', header: 'Ended', sortFn: sortFn_basic, sortUndefined: 'last' }),
  helper.accessor(
    ({ startedAt, endedAt }) =>
      startedAt === undefined || endedAt === undefined ? undefined : endedAt - startedAt,
    { id: 'took', header: 'Took', sortFn: sortFn_basic, sortUndefined: 'last' },
  ),
  helper.accessor((row) => row.execution.parallelGroup ?? '', {
    id: 'group',
    header: 'Group',
    sortFn: byText,
  }),
  helper.accessor((row) => (row.execution.retried ? 1 : 0), {
    id: 'attempt',
    header: 'Attempt',
    sortFn: sortFn_basic,
  }),
]);

/** What the table's own text filter asks of a row. */
export function matchesText(row: TableRow, _column: string, text: string): boolean {
  return hasWords(row.original, text);
}
