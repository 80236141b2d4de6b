import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { Panel } from '../ui/Panel.tsx';
import { PanelNote } from '../ui/PanelNote.tsx';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { ListFailed } from './ListFailed.tsx';
import styles from './ListPanel.module.css';
import { ListTable, type ListColumn } from './ListTable.tsx';
import type { List } from './useList.ts';

/** Rows that a screen can hold without becoming slow; the filter reaches the others. */
const mostShown = 500;

export interface ListPanelProps<Item> {
  /** One of them, and several. */
  readonly noun: readonly [one: string, many: string];
  readonly list: List<Item>;
  readonly columns: readonly ListColumn[];
  readonly renderCells: (item: Item) => ReactNode;
  /** Everything of an item that the filter looks in. */
  readonly textOf: (item: Item) => string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  /** Whether the loaded ones stand in another order than the service's. */
  readonly ordered?: boolean;
  /** Stands where rows would, when there are none. */
  readonly empty: ReactNode;
}

/** One of the account's lists: how many, a filter, the table, and what is below its last row. */
export function ListPanel<Item extends { readonly arn?: string | undefined }>(props: ListPanelProps<Item>) {
  const { noun, list, columns, renderCells, textOf, filter, onFilter, ordered = false, empty } = props;
  const { items, state, more } = list;
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const matching = useMemo(
    () => (wanted === '' ? items : items.filter((item) => textOf(item).toLowerCase().includes(wanted))),
    [items, wanted, textOf],
  );
  if (state.kind === 'failed') {
    return <ListFailed what={noun[1]} words={state.words} onRetry={list.refresh} />;
  }
  const loading = state.kind === 'loading';
  const scope = [
    wanted !== '' && `${figure(matching.length)} of ${figure(items.length)} loaded ${noun[1]} match.`,
    more.kind !== 'end' &&
      (wanted !== '' || ordered) &&
      !loading &&
      `More are available: ${ordered ? 'newest first' : 'the filter'} holds for the loaded ones only.`,
    matching.length > mostShown && `The first ${mostShown} are shown: filter to find the others.`,
  ].filter((sentence) => sentence !== false);

  return (
    <Panel
      heading={
        loading ? capitalised(noun[1]) : `${count(items.length, noun)}${more.kind === 'end' ? '' : ' so far'}`
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
            <Button look="quiet" onClick={() => onFilter('')}>
              Clear filter
            </Button>
          )}
        </PanelNote>
      )}
      {list.refreshFailed && (
        <ListFailed what={noun[1]} words={list.refreshFailed} onRetry={list.refresh} again />
      )}
      {!loading && items.length === 0 && more.kind === 'end' ? (
        <div className={styles['empty']}>{empty}</div>
      ) : wanted !== '' && matching.length === 0 ? (
        <p className={styles['empty']}>
          No loaded {noun[0]} has “<Untrusted text={filter.trim()} />” in it.
        </p>
      ) : (
        <ListTable
          label={capitalised(noun[1])}
          columns={columns}
          items={matching.slice(0, mostShown)}
          renderCells={renderCells}
          loading={loading}
        />
      )}
      {!loading && (
        <LoadMore
          state={more}
          loaded={items.length}
          onLoadMore={list.loadMore}
          onLoadAll={list.loadAll}
          onCancel={list.cancelLoadAll}
        />
      )}
    </Panel>
  );
}

/** When the list was read, and the way to read it again. */
function Refresh({ list }: { list: Pick<List<unknown>, 'readAt' | 'refreshing' | 'refresh'> }) {
  if (list.readAt === undefined) return null;
  return (
    <span className={styles['read']}>
      <span>
        read <Time value={new Date(list.readAt).toISOString()} />
      </span>
      <Button
        look="quiet"
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

function count(number: number, [one, many]: readonly [one: string, many: string]): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

function figure(number: number): string {
  return number.toLocaleString('en');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
