import type { Call, OperationHandler } from '../operations/operation.ts';
import { readToken } from '../tokens.ts';
import { bytesPerPage, eventsPerPage, sizeOf, withIngestion } from './eventPages.ts';
import { firstAtOrAfter, type LogEvent, type LogEvents } from './events.ts';
import { logGroupIn, optionalBoolean, optionalNumber, optionalText, refuse, requiredText } from './input.ts';
import { readOffset, tokenOf } from './logTokens.ts';
import { requireStream } from './streams.ts';

/**
 * Events of one stream. A token is a position between two events with a direction, so that it stays valid while events are
 * added; at the end the token that was sent is returned.
 */
export const getLogEvents: OperationHandler = (call) => {
  const { input } = call;
  const group = logGroupIn(input);
  const name = requiredText(input, 'logStreamName', 512);
  const startTime = optionalNumber(input, 'startTime') ?? 0;
  const endTime = optionalNumber(input, 'endTime') ?? Number.MAX_SAFE_INTEGER;
  const limit = optionalNumber(input, 'limit', { minimum: 1, maximum: eventsPerPage }) ?? eventsPerPage;
  const startFromHead = optionalBoolean(input, 'startFromHead');
  const { events, hasEmptyPages } = requireStream(call, 'GetLogEvents', group, name);
  const first = firstAtOrAfter(events, startTime);
  const last = Math.max(first, firstAtOrAfter(events, endTime));
  const given = positionIn(call, `events/${group}/${name}`);
  if (given?.direction === 'f' && !startFromHead)
    return refuse('A nextForwardToken requires startFromHead to be true.');
  const forward = given ? given.direction === 'f' : startFromHead;
  const position = Math.min(Math.max(given?.offset ?? (forward ? first : last), first), last);
  // Between two pages with events comes an empty one, whose token leads on.
  const isEmptyPage = hasEmptyPages && !given?.afterEmptyPage && position !== (forward ? last : first);
  const [from, to] = isEmptyPage
    ? [position, position]
    : forward
      ? [position, position + countOfPage(events, position, Math.min(last, position + limit), 1)]
      : [position - countOfPage(events, Math.max(first, position - limit), position, -1), position];
  const token = (direction: Direction, offset: number) =>
    from === to && !isEmptyPage && given?.direction === direction
      ? given.token
      : `${direction}/${tokenOf(call, `events/${group}/${name}/${direction}${isEmptyPage ? emptyPage : ''}`, offset)}`;
  return {
    events: eventsBetween(events, from, to).map(withIngestion),
    nextForwardToken: token('f', to),
    nextBackwardToken: token('b', from),
  };
};

type Direction = 'f' | 'b';

/** Marks the tokens that come with an empty page. */
const emptyPage = '/empty';

interface Position {
  readonly token: string;
  readonly direction: Direction;
  readonly offset: number;
  readonly afterEmptyPage: boolean;
}

function positionIn(call: Call, scope: string): Position | undefined {
  const token = optionalText(call.input, 'nextToken', 4096);
  if (token === undefined) return undefined;
  const direction = token.startsWith('f/') ? 'f' : 'b';
  const sealed = token.replace(/^[fb]\//, '');
  const afterEmptyPage =
    readToken(call.account.seed, `${scope}/${direction}${emptyPage}`, sealed) !== undefined;
  return {
    token,
    direction,
    offset: readOffset(call, `${scope}/${direction}${afterEmptyPage ? emptyPage : ''}`, sealed),
    afterEmptyPage,
  };
}

/** How many of the events between two indexes fit one response, counted from the lower index or from the upper one. */
function countOfPage(events: LogEvents, from: number, to: number, step: 1 | -1): number {
  let count = 0;
  let bytes = 0;
  while (count < to - from) {
    bytes += sizeOf(events.at(step === 1 ? from + count : to - 1 - count));
    if (bytes > bytesPerPage && count > 0) break;
    count += 1;
  }
  return count;
}

function eventsBetween(events: LogEvents, from: number, to: number): readonly LogEvent[] {
  return Array.from({ length: to - from }, (_, index) => events.at(from + index));
}
