import { untilAborted } from './abort.ts';
import { InvalidStartingTokenError, RepeatedTokenError } from './errors.ts';
import { itemsOf, type ListKey, type TokenPage } from './pageItems.ts';
import { decodeStartingToken, encodeResumeToken, type StartingPoint } from './resumeToken.ts';
import { type CheckedSettings } from './settings.ts';

/** What paging adds to an operation's input. */
export interface PageParameters {
  nextToken?: string;
  maxResults?: number;
}

export type FetchPage<Input, Page> = (
  input: Input & PageParameters,
  signal: AbortSignal | undefined,
) => Promise<Page>;

/** The state of one iteration, updated as it goes. */
export interface Run {
  resumeToken: string | undefined;
  position: string | undefined;
}

interface Walk<Input, Page, ResultKey> {
  readonly fetchPage: FetchPage<Input, Page>;
  readonly resultKey: ResultKey;
  readonly input: Input;
  readonly settings: CheckedSettings;
  readonly run: Run;
}

/**
 * Yields the service's pages one request at a time, the first without what was handed out before, the last cut to `maxItems`
 * (rules 1 to 6). The order of its steps is that of botocore's `PageIterator.__iter__`, since tokens and errors depend on it.
 */
export async function* walkPages<
  Input extends object,
  Page extends TokenPage,
  ResultKey extends ListKey<Page>,
>(walk: Walk<Input, Page, ResultKey>): AsyncGenerator<Page, void, undefined> {
  const { fetchPage, resultKey, input, run, settings } = walk;
  const { maxItems = Infinity, pageSize, startingToken, signal } = settings;
  const start = startingToken === undefined ? undefined : decodeStartingToken(startingToken);

  // `undefined` leaves the input as it is; null is the first page, even where the input has a token of its own.
  let pageToken: string | null | undefined = start?.nextToken;
  let previousToken: string | null = null;
  let total = 0;

  for (let first = true; ; first = false) {
    const request = requestFor(input, pageSize, pageToken);
    let page = await untilAborted(signal, () => fetchPage(request, signal));
    let items = itemsOf(page, resultKey);
    const dropped = first ? start : undefined;
    if (dropped !== undefined) {
      // A list that is missing stays missing, as an explicit null: that is the page boto3 hands on here.
      items = items?.slice(dropped.drop ?? 0);
      page = { ...page, [resultKey]: items ?? null };
    }

    const count = items?.length ?? 0;
    if (total + count > maxItems) {
      const keep = maxItems - total;
      run.resumeToken = cutToken(startingToken, dropped, pageToken, keep);
      run.position = run.resumeToken;
      yield { ...page, [resultKey]: items?.slice(0, keep) };
      return;
    }
    // "" is no token.
    const nextToken = page.nextToken || null;
    run.position = nextToken === null ? undefined : encodeResumeToken({ nextToken });
    yield page;

    if (page.nextTokenError) throw page.nextTokenError;
    total += count;
    if (nextToken === null) return;
    if (total === maxItems) {
      run.resumeToken = run.position;
      return;
    }
    if (nextToken === previousToken) throw new RepeatedTokenError(nextToken);
    pageToken = nextToken;
    previousToken = nextToken;
  }
}

function requestFor<Input extends object>(
  input: Input,
  pageSize: number | undefined,
  token: string | null | undefined,
): Input & PageParameters {
  const request: Input & PageParameters = { ...input };
  const parameters: PageParameters = request;
  if (pageSize !== undefined) parameters.maxResults = pageSize;
  // Older clients wrote "no token" as the word, and botocore sends it nowhere, wherever it comes from.
  if (token === null || token === 'None') delete parameters.nextToken;
  else if (token !== undefined) parameters.nextToken = token;
  return request;
}

/** The token of a page that was cut after `keep` items, counted after what the start of the run dropped (rules 2 and 4). */
function cutToken(
  startingToken: string | undefined,
  dropped: StartingPoint | undefined,
  pageToken: string | null | undefined,
  keep: number,
): string {
  if (startingToken === undefined || dropped === undefined) {
    return encodeResumeToken({ nextToken: pageToken ?? null, handedOut: keep });
  }
  if (dropped.nextToken === undefined || dropped.drop === null) {
    throw new InvalidStartingTokenError(startingToken, 'it lacks its page or its count');
  }
  return encodeResumeToken({ nextToken: dropped.nextToken, handedOut: dropped.drop + keep });
}
