import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { describeError, repeatedToken } from '../aws/describeError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RequestIds } from '../ui/RequestIds.tsx';
import { RetryCountdown } from './RetryCountdown.tsx';
import { counted, figure, type Noun } from './noun.ts';
import styles from './LoadMoreRow.module.css';
import type { PagedList } from './usePagedList.ts';

export interface LoadMoreRowProps {
  readonly list: Pick<PagedList<unknown>, 'more' | 'retryAt' | 'loadMore' | 'loadAll' | 'stop'>;
  /** How many rows are loaded. */
  readonly loaded: number;
  readonly noun: Noun;
  /** Shown at the end of the row while it neither loads nor has failed. */
  readonly children?: ReactNode;
}

/**
 * The row below a list: more available, loading, paused, failed with retry, looped, or the end. When the button that has the focus
 * disappears, as with the last page, the row takes the focus: otherwise it would return to the top of the document.
 */
export function LoadMoreRow(props: LoadMoreRowProps) {
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
      <State {...props} />
    </div>
  );
}

function State({ list, loaded, noun, children }: LoadMoreRowProps) {
  const { more, retryAt, loadMore, loadAll, stop } = list;
  const kept = loaded > 0 && ` The ${counted(loaded, noun)} above ${loaded === 1 ? 'is' : 'are'} kept.`;
  switch (more.kind) {
    case 'more':
      return (
        <div className={styles['row']}>
          <span>{figure(loaded)} loaded, more available</span>
          <Button variant="primary" onClick={loadMore}>
            Load more
          </Button>
          <Button onClick={loadAll}>Load all</Button>
          {children}
        </div>
      );
    case 'loading':
      return (
        <div className={styles['row']}>
          <span role="status">
            {loaded === 0
              ? `Loading ${noun[1]}`
              : `${figure(loaded)} loaded, loading ${more.amount === 'all' ? 'all' : 'more'}`}
          </span>
          <Button variant="primary" aria-disabled="true">
            Loading…
          </Button>
          <Button onClick={stop}>Cancel</Button>
        </div>
      );
    case 'paused':
      return (
        <div className={styles['row']}>
          <span role="status">
            {figure(loaded)} loaded. Paused after {figure(more.emptyResponses)} empty responses in a row; more
            may follow.
          </span>
          <Button variant="primary" onClick={loadMore}>
            Continue
          </Button>
        </div>
      );
    case 'failed': {
      const { title, nextStep, requestIds } = describeError(more.error, { wasListed: true });
      return (
        <div className={styles['row']} data-state="failed">
          <Notice
            tone="danger"
            role="alert"
            title={`Loading more failed: ${title}`}
            actions={<Button onClick={loadMore}>Retry</Button>}
          >
            <p>
              {nextStep}
              {kept}
            </p>
            <RetryCountdown at={retryAt} />
            <RequestIds ids={requestIds} />
          </Notice>
        </div>
      );
    }
    case 'looped':
      return (
        <div className={styles['row']} data-state="failed">
          <Notice tone="attention" role="alert" title={repeatedToken.title}>
            <p>
              {repeatedToken.nextStep}
              {kept}
            </p>
          </Notice>
        </div>
      );
    case 'end':
      return loaded === 0 ? null : (
        <div className={styles['row']}>
          <span>
            {figure(loaded)} of {counted(loaded, noun)}
          </span>
          {children}
        </div>
      );
  }
}
