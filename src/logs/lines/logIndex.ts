import { errorStops } from '../../aws/logs/loggedFailure.ts';
import type { LogLine } from '../../aws/logs/logLine.ts';

/** A line from which on the lines belong to something. */
export interface Mark {
  readonly line: number;
  readonly name: string;
}

/** What a reader looks for in loaded lines. Indexes are those of the lines. */
export interface LogIndex {
  readonly steps: readonly Mark[];
  /** Components, and their phases and steps where the log has them. */
  readonly components: readonly Mark[];
  readonly errors: readonly number[];
}

export function indexLog(lines: readonly LogLine[]): LogIndex {
  const steps: Mark[] = [];
  const components: Mark[] = [];
  for (const [line, { starts }] of lines.entries()) {
    if (!starts) continue;
    const { kind, name } = starts;
    if (kind === 'step') steps.push({ line, name });
    else
      components.push({
        line,
        name: kind === 'component' ? name : `${kind === 'phase' ? 'phase' : 'step'} ${name}`,
      });
  }
  return { steps, components, errors: errorStops(lines) };
}

/** The last mark at or before a line. */
export function markAt(marks: readonly Mark[], line: number): Mark | undefined {
  return marks[lastWhere(marks.length, (index) => (marks[index]?.line ?? 0) <= line)];
}

/** The position of the last of ascending numbers that is at most `limit`; -1 for none. */
export function lastAtOrBefore(numbers: ArrayLike<number>, limit: number): number {
  return lastWhere(numbers.length, (index) => (numbers[index] ?? 0) <= limit);
}

/** The last index for which something holds, where it holds for all before it; -1 for none. */
function lastWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The next of ascending numbers after `from`, or the previous one; wraps around. */
export function nextOf(numbers: ArrayLike<number>, from: number, step: 1 | -1): number | undefined {
  const { length } = numbers;
  if (length === 0) return undefined;
  const at = step === 1 ? lastAtOrBefore(numbers, from) + 1 : lastAtOrBefore(numbers, from - 1);
  return numbers[(at + length) % length];
}

/**
 * The lines of one step among others: from the line that says it started, to the one that says the next one did. Lines of other
 * steps that run at the same time stay among them.
 */
export function linesOfStep(
  lines: readonly LogLine[],
  { name, endedAt }: { readonly name: string; readonly endedAt: number | undefined },
): { readonly from: number; readonly to: number } {
  const from = lines.findIndex(({ starts }) => starts?.kind === 'step' && starts.name === name);
  const to =
    endedAt === undefined
      ? -1
      : lines.findIndex(
          ({ starts, timestamp }, index) =>
            index > from && timestamp >= endedAt && starts?.kind === 'step' && starts.name !== name,
        );
  return { from: Math.max(0, from), to: to === -1 ? lines.length : to };
}
