import type { AwsClient } from '../aws/client.ts';
import { usePagedList, type PagedList } from '../lists/usePagedList.ts';
import type { ExecutionRow } from './executionRow.ts';
import { executionsSource, type ExecutionsFacts, type ExecutionsSettings } from './executionsQuery.ts';
import { mergeExecutions } from './mergeExecutions.ts';

export type Executions = PagedList<ExecutionRow, ExecutionsFacts>;

/** The executions of one build as the screen needs them. */
export function useExecutions(client: AwsClient, settings: ExecutionsSettings): Executions {
  return usePagedList(executionsSource(client, settings), mergeExecutions);
}
