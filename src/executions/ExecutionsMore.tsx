import { LoadMoreRow } from '../lists/LoadMoreRow.tsx';
import type { Executions } from './useExecutions.ts';

/** The row below the last execution. */
export function ExecutionsMore({ executions }: { executions: Executions }) {
  return <LoadMoreRow list={executions} loaded={executions.rows.length} noun={['execution', 'executions']} />;
}
