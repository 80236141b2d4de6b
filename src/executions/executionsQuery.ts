import { type AwsClient, scopeOf } from '../aws/client.ts';
import { canStillChange, isExecutionStatus } from '../aws/imagebuilder/executionStatus.ts';
import { parseInstant } from '../lib/time.ts';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { ListPage, ListSource } from '../lists/loadPage.ts';
import { pagedQuery, type LoadedPages } from '../lists/pagedQuery.ts';

/** Which executions are listed, and how they are paged through. */
export interface ExecutionsSettings {
  readonly imageBuildVersionArn: string;
  readonly pageSize: number;
  readonly maxItems: number;
  /** A resume token from the page's address; undefined starts at the beginning. */
  readonly startingToken: string | undefined;
}

/** What a response says beside its executions. */
export interface ExecutionsFacts {
  readonly requestId: string | undefined;
  readonly imageBuildVersionArn: string | undefined;
  /** The image's own failure reason. */
  readonly message: string | undefined;
}

export type ExecutionsPage = ListPage<WorkflowExecution, ExecutionsFacts>;
export type LoadedExecutions = LoadedPages<WorkflowExecution, ExecutionsFacts>;

/** The workflow executions of one build as a list. */
export function executionsSource(
  client: AwsClient,
  settings: ExecutionsSettings,
): ListSource<WorkflowExecution, ExecutionsFacts> {
  const { imageBuildVersionArn, ...paging } = settings;
  return {
    operation: 'ListWorkflowExecutions',
    scope: scopeOf(client),
    of: imageBuildVersionArn,
    ...paging,
    async fetchPage(input, signal) {
      const { workflowExecutions, ...page } = await listWorkflowExecutions(
        client,
        { ...input, imageBuildVersionArn },
        signal,
      );
      const { requestId, message } = page;
      return {
        ...page,
        items: workflowExecutions,
        facts: { requestId, imageBuildVersionArn: page.imageBuildVersionArn, message },
      };
    },
  };
}

/** The workflow executions of one build as an infinite query. */
export function executionsQuery(client: AwsClient, settings: ExecutionsSettings) {
  return pagedQuery(executionsSource(client, settings));
}

/** Whether an execution can still change. */
export function canExecutionChange({ status }: WorkflowExecution): boolean {
  return canStillChange(status);
}

/**
 * Whether what was read later of an execution replaces what was read before. A final status stays when a response that is
 * behind shows a status before it, unless the execution started or ended again since.
 */
export function replacesExecution(later: WorkflowExecution, earlier: WorkflowExecution): boolean {
  const { status } = later;
  const isBehind = status === undefined || (isExecutionStatus(status) && canStillChange(status));
  if (canStillChange(earlier.status) || !isBehind) return true;
  return isAfter(later.startTime, earlier.startTime) || isAfter(later.endTime, earlier.endTime);
}

function isAfter(later: string | undefined, earlier: string | undefined): boolean {
  const [a, b] = [parseInstant(later), parseInstant(earlier)];
  return a !== undefined && b !== undefined && a > b;
}
