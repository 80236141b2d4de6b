import { useLayoutEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './LoadMore.module.css';
import { Notice } from './Notice.tsx';
import { type RequestId, RequestIds } from './RequestIds.tsx';

/** What stands below the last row of a list that comes in pages. */
export type LoadMoreState =
  | { readonly kind: 'more' }
  /** `all`: until nothing is left, or somebody cancels. */
  | { readonly kind: 'loading'; readonly all: boolean }
  /** What went wrong, and what can be done, in words. Trying again may help. */
  | {
      readonly kind: 'failed';
      readonly title: string;
      readonly advice: string;
      readonly requestIds?: readonly RequestId[];
    }
  /** Trying again would not help. */
  | { readonly kind: 'stuck'; readonly title: string; readonly advice: string }
  | { readonly kind: 'end' };

export interface LoadMoreProps {
  readonly state: LoadMoreState;
  readonly loaded: number;
  readonly onLoadMore: () => void;
  /** Left out where loading all makes no sense. */
  readonly onLoadAll?: () => void;
  readonly onCancel?: () => void;
}

/**
 * The load-more row in its states: more, loading, failed with retry, stuck, or that was all. When the button that has the
 * focus goes, as the last press makes it, the row takes the focus: it would start again at the top of the page.
 */
export function LoadMore(props: LoadMoreProps) {
  const row = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    if (hadFocus.current && !row.current?.contains(document.activeElement)) {
      row.current?.focus({ preventScroll: true });
    }
  });
  return (
    <div
      ref={row}
      tabIndex={-1}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
    >
      <Row {...props} />
    </div>
  );
}

function Row({ state, loaded, onLoadMore, onLoadAll, onCancel }: LoadMoreProps) {
  const rows = `${loaded.toLocaleString('en')} ${loaded === 1 ? 'row' : 'rows'}`;
  switch (state.kind) {
    case 'more':
      return (
        <div className={styles['row']}>
          <span>{rows} loaded, more available</span>
          <Button look="primary" onClick={onLoadMore}>
            Load more
          </Button>
          {onLoadAll && <Button onClick={onLoadAll}>Load all</Button>}
        </div>
      );
    case 'loading':
      return (
        <div className={styles['row']}>
          <span role="status">
            {state.all ? `Loading all: ${rows} so far` : `${rows} loaded, loading more`}
          </span>
          <Button look="primary" aria-disabled="true">
            Loading…
          </Button>
          {state.all && onCancel && <Button onClick={onCancel}>Cancel</Button>}
        </div>
      );
    case 'failed':
      return (
        <div className={styles['row']} data-state="failed">
          <Notice
            tone="danger"
            role="alert"
            title={`Loading more failed: ${state.title}`}
            actions={<Button onClick={onLoadMore}>Retry</Button>}
          >
            <p>
              {state.advice} The {rows} above stay as they are.
            </p>
            <RequestIds ids={state.requestIds ?? []} />
          </Notice>
        </div>
      );
    case 'stuck':
      return (
        <div className={styles['row']} data-state="failed">
          <Notice tone="attention" role="alert" title={state.title}>
            <p>
              {state.advice} The {rows} above stay as they are.
            </p>
          </Notice>
        </div>
      );
    case 'end':
      return loaded === 0 ? null : (
        <div className={styles['row']}>
          <span>{rows}, that was all</span>
        </div>
      );
  }
}
