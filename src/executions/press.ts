import type { AwsClient } from '../aws/client.ts';
import {
  listWorkflowExecutions,
  type ListWorkflowExecutionsPage,
} from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { toServiceError, type ServiceError } from '../aws/serviceError.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { createPaginator } from '../pagination/paginator.ts';

/** What one press of "Load more" asks for. */
export interface PressSettings {
  readonly imageBuildVersionArn: string;
  /** Items asked for in one request. A token belongs to the page size it was cut with. */
  readonly pageSize: number;
  /** Rows this press brings, over however many requests. */
  readonly maxItems: number;
}

/** What one press of "Load more" brought. */
export interface Press {
  readonly workflowExecutions: readonly WorkflowExecution[];
  /** From the first answer of this press. */
  readonly requestId: string | undefined;
  readonly imageBuildVersionArn: string | undefined;
  readonly message: string | undefined;
  /** Where boto3, the AWS CLI or the next press continue; absent when that was all. */
  readonly nextToken: string | undefined;
  /** What kept this press from bringing all it was asked for, after it had brought something. */
  readonly cutShort: ServiceError | RepeatedTokenError | undefined;
  /** When the press was answered, in milliseconds since the epoch. */
  readonly readAt: number;
}

/**
 * Takes one press: the pages of `paginate({ maxItems, pageSize, startingToken })` joined. A press may need several
 * requests; when one fails after others were answered, what they brought is kept, with the token that continues there.
 * Rejects when nothing was brought at all, and when `signal` aborts. When `stop` does, the press ends at once with what it
 * has brought, and is not cut short: nothing went wrong.
 */
export async function takePress(
  client: AwsClient,
  settings: PressSettings,
  startingToken: string | undefined,
  signal: AbortSignal,
  stop?: AbortSignal,
): Promise<Press> {
  const { imageBuildVersionArn, pageSize, maxItems } = settings;
  const followed = new Set<string>();
  const paginator = createPaginator({
    resultKey: 'workflowExecutions',
    async fetchPage(input: { imageBuildVersionArn: string; nextToken?: string }, pageSignal?: AbortSignal) {
      // The contract tells a token that comes twice in a row. A longer cycle would go on until `maxItems`, that is for ever.
      if (input.nextToken !== undefined) {
        if (followed.has(input.nextToken)) throw new RepeatedTokenError(input.nextToken);
        followed.add(input.nextToken);
      }
      return listWorkflowExecutions(client, input, pageSignal);
    },
  });
  const from = startingToken === undefined ? {} : { startingToken };
  const until = stop ? AbortSignal.any([signal, stop]) : signal;
  const run = paginator.paginate({ imageBuildVersionArn }, { pageSize, maxItems, signal: until, ...from });
  const pages: ListWorkflowExecutionsPage[] = [];
  try {
    for await (const page of run) pages.push(page);
    return toPress(pages, run.position, undefined);
  } catch (error) {
    if (signal.aborted || pages.every((page) => page.workflowExecutions.length === 0)) throw error;
    if (stop?.aborted) return toPress(pages, run.position, undefined);
    const cause =
      error instanceof RepeatedTokenError ? error : toServiceError(error, 'ListWorkflowExecutions');
    return toPress(pages, run.position, cause);
  }
}

function toPress(
  pages: readonly ListWorkflowExecutionsPage[],
  nextToken: string | undefined,
  cutShort: Press['cutShort'],
): Press {
  return {
    workflowExecutions: pages.flatMap(({ workflowExecutions }) => workflowExecutions),
    requestId: pages[0]?.requestId,
    imageBuildVersionArn: pages[0]?.imageBuildVersionArn,
    message: pages[0]?.message,
    nextToken,
    cutShort,
    readAt: Date.now(),
  };
}
