import { splitReadable } from '../aws/imagebuilder/listResponse.ts';
import { toServiceError, type ServiceError } from '../aws/serviceError.ts';
import type { OperationName } from '../aws/registry.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { createPaginator } from '../pagination/paginator.ts';
import type { FetchPage, PageParameters } from '../pagination/walkPages.ts';

/** One response of the service, whatever its operation calls the items. */
export interface ServicePage<Item, Facts = undefined> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
  /** Why the list cannot be continued although it does not end here. */
  readonly nextTokenError?: ServiceError | undefined;
  /** What the response says beside its items. */
  readonly facts?: Facts;
}

/** A list of the service, and how it is paged through. */
export interface ListSource<Item, Facts = undefined> {
  readonly operation: OperationName;
  /** The account and Region: `scopeOf(client)`. */
  readonly scope: string;
  /** Tells this list from others of the same operation and scope: the ARN of the resource that the list belongs to. */
  readonly of: string;
  readonly fetchPage: FetchPage<object, ServicePage<Item, Facts>>;
  /** Items asked for in one request. A resume token belongs to the page size it was cut with. */
  readonly pageSize: number;
  /** Items that one page brings, over however many requests. */
  readonly maxItems: number;
  /** The resume token of the first page; undefined starts at the beginning. */
  readonly startingToken?: string | undefined;
}

/** One page of a list on the screen: the result of one `paginate()` call, that is of one "load more". */
export interface ListPage<Item, Facts = undefined> {
  readonly items: readonly Item[];
  /** Elements of the responses that were no objects and are left out of the items. A resume token counts them. */
  readonly dropped: number;
  /** The facts of the page's first response. */
  readonly facts: Facts | undefined;
  /** Where the next page, boto3 or the AWS CLI continue; undefined at the end of the list. */
  readonly resumeToken: string | undefined;
  /** The error that ended the page before it had all its items. */
  readonly stoppedBy: ServiceError | RepeatedTokenError | undefined;
  /** The responses without items at the end of the page. */
  readonly emptyResponses: number;
  /** When the page was loaded, in milliseconds since the epoch. */
  readonly readAt: number;
}

/** Responses without items in a row after which a page ends, so that the user decides whether to continue. */
export const mostEmptyResponses = 20;

/** Whether a page ended because one response after another had no items, although more may follow. */
export function isPaused({ emptyResponses, resumeToken }: ListPage<unknown, unknown>): boolean {
  return emptyResponses >= mostEmptyResponses && resumeToken !== undefined;
}

/**
 * Loads one page: the service pages of `paginate({ maxItems, pageSize, startingToken })` joined. When a request fails after
 * others were answered, their items are kept, with the token that continues after them. Rejects when there are no items to
 * keep, and when `signal` aborts. When `stop` aborts after a response, the page ends there, without an error. It also ends
 * after `mostEmptyResponses` responses without items in a row.
 */
export async function loadPage<Item, Facts>(
  source: ListSource<Item, Facts>,
  startingToken: string | undefined,
  signal: AbortSignal,
  stop?: AbortSignal,
): Promise<ListPage<Item, Facts>> {
  const { pageSize, maxItems } = source;
  const followed = new Set<string>();
  const paginator = createPaginator({
    resultKey: 'items',
    async fetchPage(input: PageParameters, pageSignal?: AbortSignal) {
      // The contract refuses a token that comes twice in a row. A longer cycle would not end before `maxItems`.
      if (input.nextToken !== undefined) {
        if (followed.has(input.nextToken)) throw new RepeatedTokenError(input.nextToken);
        followed.add(input.nextToken);
      }
      return source.fetchPage(input, pageSignal);
    },
  });
  const until = stop ? AbortSignal.any([signal, stop]) : signal;
  const run = paginator.paginate({}, { pageSize, maxItems, startingToken, signal: until });
  const responses: ServicePage<Item, Facts>[] = [];
  let emptyResponses = 0;
  const joined = (stoppedBy?: ListPage<Item, Facts>['stoppedBy']): ListPage<Item, Facts> => ({
    ...splitReadable(responses.flatMap(({ items }) => items)),
    facts: responses[0]?.facts,
    resumeToken: run.position,
    stoppedBy,
    emptyResponses,
    readAt: Date.now(),
  });
  try {
    for await (const response of run) {
      responses.push(response);
      emptyResponses = response.items.length === 0 ? emptyResponses + 1 : 0;
      if (emptyResponses === mostEmptyResponses) break;
    }
    return joined();
  } catch (error) {
    if (signal.aborted) throw error;
    if (stop?.aborted && responses.length > 0) return joined();
    if (responses.every(({ items }) => items.length === 0)) throw error;
    return joined(error instanceof RepeatedTokenError ? error : toServiceError(error, source.operation));
  }
}
