import type { LogLine } from './logLine.ts';
import type { LoggedFailure } from './loggedFailure.ts';

const linesBefore = 10;
const linesAfter = 5;
/** The most lines that are added so that no event is shown in part. */
const mostAdded = 100;

/** Part of a list of lines: from one index to the one behind the last. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines around a failure: ten before and five after. The range begins and ends between two events of different times, so
 * that a command with these times prints the same lines.
 */
export function excerptOf(lines: readonly LogLine[], failure: LoggedFailure | undefined): LineRange {
  const from = failure?.from ?? lines.length;
  const to = failure?.to ?? lines.length;
  return {
    from: edge(lines, Math.max(0, from - linesBefore), -1, from),
    to: edge(lines, Math.min(lines.length, to + linesAfter), 1, to),
  };
}

/** The nearest index outwards where the time changes; when that is far, the nearest one inwards, up to `inner`. */
function edge(lines: readonly LogLine[], at: number, step: 1 | -1, inner: number): number {
  for (let index = at; index !== at + step * mostAdded; index += step) {
    if (isEdge(lines, index)) return index;
  }
  for (let index = at; index !== inner; index -= step) {
    if (isEdge(lines, index)) return index;
  }
  return at;
}

function isEdge(lines: readonly LogLine[], index: number): boolean {
  return index <= 0 || index >= lines.length || lines[index - 1]?.timestamp !== lines[index]?.timestamp;
}

/** The times that a request or a command needs for a range: the end is exclusive. Undefined for no lines. */
export function timesOf(lines: readonly LogLine[], { from, to }: LineRange) {
  const first = lines[from];
  const last = lines[to - 1];
  return first && last && from < to ? { startTime: first.timestamp, endTime: last.timestamp + 1 } : undefined;
}
