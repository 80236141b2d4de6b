import { parseInstant } from '../lib/time.ts';

/** The extent in time that a lane draws. All times are milliseconds since the epoch. */
export type Bar =
  | { readonly kind: 'span'; readonly start: number; readonly end: number }
  /** From its start to the current time. */
  | { readonly kind: 'moving'; readonly start: number }
  /** Only one of its two times is known, or they contradict each other. */
  | { readonly kind: 'instant'; readonly at: number; readonly known: 'start' | 'end' }
  /** It has no position on the axis. */
  | { readonly kind: 'none'; readonly why: 'notStarted' | 'startUnknown' | 'unreadable' };

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Times {
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

/** No limits. */
export const always: Span = { start: -Infinity, end: Infinity };

export interface BarContext {
  /** Whether it may still run. A missing end alone does not mean that. */
  readonly canChange: boolean;
  /** Whether its status says that it has started, so that a missing start is unknown rather than in the future. */
  readonly hasStarted: boolean;
  /** Instants outside are ignored like missing ones. */
  readonly plausible?: Span;
}

/** The bar between a start and an end. Each may be missing or malformed. */
export function barOf(times: Times, { canChange, hasStarted, plausible = always }: BarContext): Bar {
  const start = readWithin(times.startTime, plausible);
  const end = readWithin(times.endTime, plausible);
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

/** Records that differ by more than this from the others are errors: AWS does not keep them for so long. */
const oneYear = 366 * 86_400_000;

/** The range around the median. A single wrong year would otherwise compress all other bars to lines. */
export function plausibleSpan(times: readonly Times[]): Span {
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

/** The bar's last known instant: for a moving one its start. */
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
