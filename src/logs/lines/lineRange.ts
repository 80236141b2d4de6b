import type { LogLine } from '../../aws/logs/logLine.ts';

/** A stable reference to a line: its time, and its index among the lines of that time. */
export interface LineName {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly ordinal: number;
}

/** A range of lines as it stands in the address: both ends are part of it. */
export interface NamedRange {
  readonly first: LineName;
  readonly last: LineName;
}

const form = /^(\d{1,15})(?:\.(\d{1,6}))?(?:-(\d{1,15})(?:\.(\d{1,6}))?)?$/;

/** Reads `1757445600000.2-1757445601000`. Undefined for anything else. */
export function parseRange(text: string): NamedRange | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, from, fromOrdinal = '0', to, toOrdinal = '0'] = match;
  const first = { timestamp: Number(from), ordinal: Number(fromOrdinal) };
  const last = to === undefined ? first : { timestamp: Number(to), ordinal: Number(toOrdinal) };
  return compare(first, last) <= 0 ? { first, last } : { first: last, last: first };
}

export function formatRange({ first, last }: NamedRange): string {
  return compare(first, last) === 0 ? formatName(first) : `${formatName(first)}-${formatName(last)}`;
}

function formatName({ timestamp, ordinal }: LineName): string {
  return ordinal === 0 ? `${timestamp}` : `${timestamp}.${ordinal}`;
}

function compare(a: LineName, b: LineName): number {
  return a.timestamp - b.timestamp || a.ordinal - b.ordinal;
}

/** The name of the line at an index. */
export function nameOf(lines: readonly LogLine[], index: number): LineName {
  const timestamp = lines[index]?.timestamp ?? 0;
  let ordinal = 0;
  while (lines[index - ordinal - 1]?.timestamp === timestamp) ordinal += 1;
  return { timestamp, ordinal };
}

/** The index of a named line. Where no line has its time, of the first line after it; undefined where none is after it. */
export function indexOf(lines: readonly LogLine[], { timestamp, ordinal }: LineName): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.timestamp ?? 0) < timestamp) low = middle + 1;
    else high = middle;
  }
  if (low >= lines.length) return undefined;
  let index = low;
  while (index < low + ordinal && lines[index + 1]?.timestamp === timestamp) index += 1;
  return index;
}
