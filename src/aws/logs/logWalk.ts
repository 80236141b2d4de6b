import type { AwsClient } from '../client.ts';
import { getLogEvents, type GetLogEventsInput, type LogEvent } from './getLogEvents.ts';

/** Where a walk through a log stream stands. A plain value: the next page is read from it. */
export interface LogWalk {
  /** The stream and the time range; the same in every request of a walk. */
  readonly input: Omit<GetLogEventsInput, 'limit' | 'startFromHead' | 'nextToken'>;
  readonly direction: 'forward' | 'backward';
  readonly token?: string | undefined;
  /** The last response returned the token that was sent. Backward, that is the start; forward, more may be written later. */
  readonly atEnd: boolean;
}

export interface WalkedPage {
  /** In order of time, whatever the direction. */
  readonly events: readonly LogEvent[];
  readonly walk: LogWalk;
  /** The forward token of the response: a backward walk from the tail is followed from here. */
  readonly forwardToken: string | undefined;
}

/** The most events that one request may ask for. */
export const largestLogPage = 10_000;
/** The most empty pages that are skipped before the caller gets one and decides whether to continue. */
const mostEmptyPages = 20;

export function startWalk(input: LogWalk['input'], direction: LogWalk['direction']): LogWalk {
  return { input, direction, atEnd: false };
}

/**
 * Reads the next page of a walk. Empty pages that come with a new token are passed over, up to a limit, since more events may
 * be behind them. `pace` is awaited before each request but the first.
 */
export async function walkOn(
  client: AwsClient,
  walk: LogWalk,
  {
    limit,
    signal,
    pace,
  }: {
    readonly limit: number;
    readonly signal?: AbortSignal | undefined;
    readonly pace?: (() => Promise<void>) | undefined;
  },
): Promise<WalkedPage> {
  const forward = walk.direction === 'forward';
  let { token } = walk;
  for (let emptyPages = 0; ; emptyPages += 1) {
    if (emptyPages > 0) await pace?.();
    const page = await getLogEvents(
      client,
      { ...walk.input, limit, startFromHead: forward, ...(token === undefined ? {} : { nextToken: token }) },
      signal,
    );
    const next = forward ? page.nextForwardToken : page.nextBackwardToken;
    // Without a token the list cannot be continued.
    const atEnd = next === undefined || next === token;
    token = next ?? token;
    if (page.events.length > 0 || atEnd || emptyPages >= mostEmptyPages) {
      return {
        events: page.events,
        walk: { ...walk, token, atEnd },
        forwardToken: page.nextForwardToken,
      };
    }
  }
}

/** Continues forward from the end of a response, to read lines that are written later. */
export function followFrom(input: LogWalk['input'], forwardToken: string | undefined): LogWalk {
  const { endTime: _, ...open } = input;
  return { input: open, direction: 'forward', token: forwardToken, atEnd: false };
}
