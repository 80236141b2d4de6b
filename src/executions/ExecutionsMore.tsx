import { describeError, repeatedToken } from '../aws/describeError.ts';
import { LoadMore, type LoadMoreState } from '../ui/LoadMore.tsx';
import type { Executions, More } from './useExecutions.ts';

/** What stands below the last execution: more, loading, failed with retry, stuck, or that was all. */
export function ExecutionsMore({ executions }: { executions: Executions }) {
  const { rows, more, loadMore, loadAll, cancelLoadAll } = executions;
  return (
    <LoadMore
      state={inWords(more)}
      loaded={rows.length}
      onLoadMore={loadMore}
      onLoadAll={loadAll}
      onCancel={cancelLoadAll}
    />
  );
}

function inWords(more: More): LoadMoreState {
  switch (more.kind) {
    case 'failed': {
      const { title, advice, requestIds } = describeError(more.error, { wasListed: true });
      return { kind: 'failed', title, advice, requestIds };
    }
    case 'stuck':
      return { kind: 'stuck', ...repeatedToken };
    case 'more':
    case 'loading':
    case 'end':
      return more;
  }
}
