import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { describeError } from '../aws/describeError.ts';
import type { ListError } from '../aws/listError.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { PanelNote } from '../ui/PanelNote.tsx';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { Column } from './column.ts';
import { ListFailed } from './ListFailed.tsx';
import styles from './ListPanel.module.css';
import { ListTable } from './ListTable.tsx';
import { LoadMoreRow } from './LoadMoreRow.tsx';
import { counted, droppedText, figure, type Noun } from './noun.ts';
import { rowFilter } from './rowFilter.ts';
import type { PagedList } from './usePagedList.ts';

/** Rows that a screen shows without becoming slow; the filter reaches the others. */
const mostShown = 500;

/** What a search of the account has found. */
export interface FoundRows<Row> {
  readonly rows: readonly Row[];
  readonly isSearching: boolean;
  readonly error: ListError | undefined;
}

export interface ListPanelProps<Row, Context> {
  readonly noun: Noun;
  readonly list: PagedList<Row>;
  /** The same array at each render. */
  readonly columns: readonly Column<Row, Context>[];
  /** Passed to each cell. */
  readonly context: Context;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  /** Rows that a search of the account found for the filter, which are not among the loaded ones. */
  readonly found?: FoundRows<Row>;
  /** Whether the rows are ordered by the page, so that the order holds for the loaded ones only. */
  readonly ordered?: boolean;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
}

/** One of the account's lists: its count, a filter, the table, and what is below its last row. */
export function ListPanel<Row extends { readonly key: string }, Context>(
  props: ListPanelProps<Row, Context>,
) {
  const { noun, list, columns, context, filter, onFilter, found, ordered = false, empty } = props;
  const { rows, state, more } = list;
  const { matching: matches } = useMemo(() => rowFilter(columns), [columns]);
  const wanted = useDeferredValue(filter.trim());
  const matching = useMemo(
    () => (wanted === '' ? rows : rows.filter(matches({ filter: wanted }))),
    [rows, wanted, matches],
  );
  if (state.kind === 'failed') {
    return <ListFailed what={noun[1]} error={state.error} onRetry={list.refresh} retryAt={list.retryAt} />;
  }
  const loading = state.kind === 'loading';
  const shown = wanted === '' ? matching : [...(found?.rows ?? []), ...matching];
  const scope = [
    wanted !== '' && `${figure(matching.length)} of ${figure(rows.length)} loaded ${noun[1]} match.`,
    more.kind !== 'end' &&
      (wanted !== '' || ordered) &&
      !loading &&
      `More are available: ${ordered ? 'newest first' : 'the filter'} holds for the loaded ones only.`,
    wanted !== '' && found && foundText(found, noun),
    list.dropped > 0 && droppedText(list.dropped, noun),
    matching.length > mostShown && `The first ${mostShown} are shown: filter to find the others.`,
  ].filter((sentence) => sentence !== false);

  return (
    <Panel
      heading={
        loading
          ? capitalised(noun[1])
          : `${counted(rows.length, noun)}${more.kind === 'end' ? '' : ' so far'}`
      }
      tools={
        <>
          <Refresh list={list} />
          <input
            className={styles['filter']}
            type="search"
            aria-label={`Filter the loaded ${noun[1]}`}
            placeholder="Filter…"
            value={filter}
            onChange={(event) => onFilter(event.target.value)}
          />
        </>
      }
    >
      {scope.length > 0 && (
        <PanelNote>
          {scope.join(' ')}{' '}
          {wanted !== '' && (
            <Button variant="quiet" onClick={() => onFilter('')}>
              Clear filter
            </Button>
          )}
        </PanelNote>
      )}
      {list.refreshError && (
        <ListFailed what={noun[1]} error={list.refreshError} onRetry={list.refresh} again />
      )}
      {!loading && rows.length === 0 && more.kind === 'end' ? (
        <div className={styles['empty']}>{empty}</div>
      ) : wanted !== '' && shown.length === 0 ? (
        <p className={styles['empty']}>
          No loaded {noun[0]} has “<Untrusted text={filter.trim()} />” in it.
        </p>
      ) : (
        <ListTable
          label={capitalised(noun[1])}
          columns={columns}
          context={context}
          rows={shown.slice(0, mostShown)}
          loading={loading}
        />
      )}
      <LoadMoreRow list={list} loaded={rows.length} noun={noun} />
    </Panel>
  );
}

/** What the search of the account for the filter's text came to; false while there is nothing to say. */
function foundText({ rows, isSearching, error }: FoundRows<unknown>, noun: Noun): string | false {
  if (isSearching) return 'Searching the account for this name…';
  if (error) return `The account could not be searched: ${describeError(error).title}.`;
  return rows.length > 0 && `${counted(rows.length, noun)} of this name found in the account.`;
}

/** When the list was last updated, with a button to refresh it. */
function Refresh({ list }: { list: Pick<PagedList<unknown>, 'readAt' | 'refreshing' | 'refresh'> }) {
  if (list.readAt === undefined) return null;
  return (
    <span className={styles['read']}>
      <span>
        Last updated <Time value={new Date(list.readAt).toISOString()} />
      </span>
      <Button
        variant="quiet"
        aria-disabled={list.refreshing}
        onClick={() => {
          if (!list.refreshing) list.refresh();
        }}
      >
        {list.refreshing ? 'Refreshing…' : 'Refresh'}
      </Button>
    </span>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
