import { parseInstant } from '../lib/time.ts';

/** What a lane draws. All times are milliseconds since the epoch. */
export type Bar =
  | { readonly kind: 'span'; readonly start: number; readonly end: number }
  /** From its start to now, whenever that is. */
  | { readonly kind: 'moving'; readonly start: number }
  /** Only one of its two times is known, or they contradict each other. */
  | { readonly kind: 'instant'; readonly at: number; readonly known: 'start' | 'end' }
  /** It has no place on the clock. */
  | { readonly kind: 'none'; readonly why: 'notStarted' | 'startUnknown' | 'unreadable' };

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Times {
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

/** Every instant that a number of milliseconds can name. */
export const always: Span = { start: -Infinity, end: Infinity };

export interface BarContext {
  /** Whether it may still be going on; an end that is merely missing does not make it so. */
  readonly canChange: boolean;
  /** Whether its status says that it has started, so that a missing start is not known rather than still to come. */
  readonly hasStarted: boolean;
  /** Instants outside are treated as mistakes, like missing ones. */
  readonly believable?: Span;
}

/** The bar of something that has a start and an end, either of which may be missing or no time at all. */
export function barOf(times: Times, { canChange, hasStarted, believable = always }: BarContext): Bar {
  const start = readWithin(times.startTime, believable);
  const end = readWithin(times.endTime, believable);
  if (start !== undefined && end !== undefined) {
    return end < start ? { kind: 'instant', at: start, known: 'start' } : { kind: 'span', start, end };
  }
  if (start !== undefined) {
    const isOpenEnded = times.endTime === undefined || times.endTime === '';
    return canChange && isOpenEnded
      ? { kind: 'moving', start }
      : { kind: 'instant', at: start, known: 'start' };
  }
  if (end !== undefined) return { kind: 'instant', at: end, known: 'end' };
  if (times.startTime || times.endTime) return { kind: 'none', why: 'unreadable' };
  return { kind: 'none', why: hasStarted ? 'startUnknown' : 'notStarted' };
}

function readWithin(time: string | undefined, { start, end }: Span): number | undefined {
  const instant = parseInstant(time);
  return instant !== undefined && instant >= start && instant <= end ? instant : undefined;
}

/** Records older than this beside their neighbours are mistakes: AWS does not keep them for so long. */
const oneYear = 366 * 86_400_000;

/** The time around most of the given ones. One absurd year would otherwise squeeze all the others into a line. */
export function believableSpan(times: readonly Times[]): Span {
  const instants = times
    .flatMap(({ startTime, endTime }) => [parseInstant(startTime), parseInstant(endTime)])
    .filter((instant) => instant !== undefined)
    .toSorted((a, b) => a - b);
  const middle = instants[Math.floor(instants.length / 2)];
  return middle === undefined ? always : { start: middle - oneYear, end: middle + oneYear };
}

/** The bar's first instant; undefined when it has none. */
export function firstOf(bar: Bar): number | undefined {
  switch (bar.kind) {
    case 'span':
    case 'moving':
      return bar.start;
    case 'instant':
      return bar.at;
    case 'none':
      return undefined;
  }
}

/** The bar's last known instant. Of a moving one, that is its start. */
export function lastOf(bar: Bar): number | undefined {
  return bar.kind === 'span' ? bar.end : firstOf(bar);
}

/** One bar over all of the given ones. */
export function extentOf(bars: readonly Bar[]): Bar {
  let start = Infinity;
  let end = -Infinity;
  for (const bar of bars) {
    start = Math.min(start, firstOf(bar) ?? Infinity);
    end = Math.max(end, lastOf(bar) ?? -Infinity);
  }
  if (start > end) return { kind: 'none', why: 'notStarted' };
  return bars.some(({ kind }) => kind === 'moving')
    ? { kind: 'moving', start }
    : { kind: 'span', start, end };
}
