import type { ImageBuilder } from '../aws/client.ts';
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
 * Takes one press: `paginate({ maxItems, pageSize, startingToken })` with `buildFullResult()`. A press may need several
 * requests; when one fails after others were answered, what they brought is kept, with the token that continues there.
 * Rejects when nothing was brought at all, and when `signal` aborts. When `stop` does, the press ends at once with what it
 * has brought, and is not cut short: nothing went wrong.
 */
export async function takePress(
  imageBuilder: ImageBuilder,
  settings: PressSettings,
  startingToken: string | undefined,
  signal: AbortSignal,
  stop?: AbortSignal,
): Promise<Press> {
  const { imageBuildVersionArn, pageSize, maxItems } = settings;
  const answered: ListWorkflowExecutionsPage[] = [];
  const followed = new Set<string>();
  const paginator = createPaginator({
    ...keys,
    async fetchPage(input: { imageBuildVersionArn: string; nextToken?: string }, pageSignal?: AbortSignal) {
      // The contract tells a token that comes twice in a row. A longer cycle would go on until `maxItems`, that is for ever.
      if (input.nextToken !== undefined) {
        if (followed.has(input.nextToken)) throw new RepeatedTokenError(input.nextToken);
        followed.add(input.nextToken);
      }
      const page = await listWorkflowExecutions(imageBuilder, input, pageSignal);
      answered.push(page);
      return page;
    },
  });
  const from = startingToken === undefined ? {} : { startingToken };
  try {
    const until = stop ? AbortSignal.any([signal, stop]) : signal;
    const pages = paginator.paginate(
      { imageBuildVersionArn },
      { pageSize, maxItems, signal: until, ...from },
    );
    return toPress(await pages.buildFullResult(), undefined);
  } catch (error) {
    if (!(error instanceof RepeatedTokenError) && answered.length === 0) throw error;
    const replayed = await replay(answered, settings, from);
    if (replayed.workflowExecutions.length === 0 || signal.aborted) throw error;
    if (stop?.aborted) return toPress(replayed, undefined);
    const cause =
      error instanceof RepeatedTokenError ? error : toServiceError(error, 'ListWorkflowExecutions');
    return toPress(replayed, cause);
  }
}

const keys = {
  resultKey: 'workflowExecutions',
  nonAggregateKeys: ['requestId', 'imageBuildVersionArn', 'message'],
} as const;

/**
 * Pages once more through what was already answered, up to the number of its items: the paginator itself then says where
 * to continue, in its own tokens.
 */
async function replay(
  answered: readonly ListWorkflowExecutionsPage[],
  { imageBuildVersionArn, pageSize }: PressSettings,
  from: { startingToken?: string },
) {
  const again = (maxItems?: number) => {
    let next = 0;
    const paginator = createPaginator({
      ...keys,
      async fetchPage(_input: { imageBuildVersionArn: string }) {
        const page = answered[next];
        next += 1;
        return page ?? { workflowExecutions: [] };
      },
    });
    const settings = maxItems === undefined ? {} : { maxItems };
    return paginator.paginate({ imageBuildVersionArn }, { pageSize, ...from, ...settings });
  };
  let items = 0;
  try {
    for await (const page of again()) items += page.workflowExecutions.length;
  } catch (error) {
    if (!(error instanceof RepeatedTokenError)) throw error;
  }
  return again(items).buildFullResult();
}

interface FullResult {
  workflowExecutions: WorkflowExecution[];
  requestId?: string | null | undefined;
  imageBuildVersionArn?: string | null | undefined;
  message?: string | null | undefined;
  nextToken?: string;
}

function toPress(result: FullResult, cutShort: Press['cutShort']): Press {
  return {
    workflowExecutions: result.workflowExecutions,
    requestId: result.requestId ?? undefined,
    imageBuildVersionArn: result.imageBuildVersionArn ?? undefined,
    message: result.message ?? undefined,
    nextToken: result.nextToken,
    cutShort,
    readAt: Date.now(),
  };
}
