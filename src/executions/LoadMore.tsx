import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { describeError } from './describeError.ts';
import styles from './LoadMore.module.css';
import type { More } from './useExecutions.ts';

export interface LoadMoreProps {
  readonly more: More;
  readonly loaded: number;
  readonly onLoadMore: () => void;
  readonly onLoadAll: () => void;
  readonly onCancel: () => void;
}

/** What stands below the last row: more, loading, failed with retry, or that was all. */
export function LoadMore({ more, loaded, onLoadMore, onLoadAll, onCancel }: LoadMoreProps) {
  const rows = `${loaded.toLocaleString('en')} ${loaded === 1 ? 'row' : 'rows'}`;
  switch (more.kind) {
    case 'more':
      return (
        <div className={styles['row']}>
          <span>{rows} loaded, more available</span>
          <Button look="primary" onClick={onLoadMore}>
            Load more
          </Button>
          <Button onClick={onLoadAll}>Load all</Button>
        </div>
      );
    case 'loading':
      return (
        <div className={styles['row']}>
          <span role="status">
            {more.all ? `Loading all: ${rows} so far` : `${rows} loaded, loading more`}
          </span>
          <Button look="primary" aria-disabled="true">
            Loading…
          </Button>
          {more.all && <Button onClick={onCancel}>Cancel</Button>}
        </div>
      );
    case 'failed': {
      const { title, advice } = describeError(more.error);
      return (
        <div className={styles['row']} data-state="failed">
          <Notice
            tone="danger"
            role="alert"
            title={`Loading more failed: ${title}`}
            actions={<Button onClick={onLoadMore}>Retry</Button>}
          >
            <p>
              {advice} The {rows} above stay as they are.
            </p>
          </Notice>
        </div>
      );
    }
    case 'looped':
      return (
        <div className={styles['row']} data-state="failed">
          <Notice tone="attention" role="alert" title="AWS gave the same page token again">
            <p>
              Following it would bring the same rows for ever, so loading stops here. {rows} are shown; there
              may be more that the service does not hand out. Open the build again to start over.
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
