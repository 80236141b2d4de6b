import { tellingLine } from '../errorText.ts';
import { type LogLine, withoutLabel } from './logLine.ts';

/** The failure that a log shows. Indexes are those of the lines it was found in. */
export interface LoggedFailure {
  /** The line that explains it best. */
  readonly line: number;
  /** The first line that belongs to it, and the line behind its last. */
  readonly from: number;
  readonly to: number;
  /** A command's; undefined where only the service's own progress lines speak of a failure. */
  readonly exitCode: number | undefined;
  /** The whole error output of the command; empty where it printed none. */
  readonly errorText: string;
}

/** What is known of the failure from elsewhere: of several failed commands, it says which one is meant. */
export interface KnownFailure {
  /** The component's error message, which may be cut. */
  readonly text?: string | undefined;
  readonly exitCode?: number | undefined;
}

/** The most lines of error output that are looked through before an exit code. */
const longestBlock = 5_000;
/** The most failed commands that are compared with what is known. */
const mostCompared = 50;

/**
 * Finds the failed command: the last exit code other than 0, with the error output before it. Where something is known of the
 * failure, a command that printed the known text or ended with the known code goes first: tests that run at the same time
 * write into the same stream.
 */
export function findFailure(lines: readonly LogLine[], known: KnownFailure = {}): LoggedFailure | undefined {
  let best: LoggedFailure | undefined;
  let bestMatch = -1;
  let compared = 0;
  for (let index = lines.length - 1; index >= 0 && compared < mostCompared; index -= 1) {
    const { exitCode = 0 } = lines[index] ?? {};
    if (exitCode === 0) continue;
    compared += 1;
    const found = failedCommand(lines, index, exitCode);
    const match = matchWith(found, known);
    if (match > bestMatch) [best, bestMatch] = [found, match];
    if (bestMatch === 3) break;
  }
  return best ?? reportedFailure(lines);
}

function matchWith({ errorText, exitCode }: LoggedFailure, known: KnownFailure): number {
  const text = comparable(known.text ?? '');
  const prints = comparable(errorText);
  const hasText = text !== '' && prints !== '' && (prints.includes(text) || text.includes(prints));
  return (hasText ? 2 : 0) + (known.exitCode === exitCode ? 1 : 0);
}

/** The beginning of a text with its white space made alike. */
function comparable(text: string): string {
  return text.slice(0, 2_000).replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

function failedCommand(lines: readonly LogLine[], exit: number, exitCode: number): LoggedFailure {
  const from = errorOutputBefore(lines, exit);
  const output = lines.slice(from, exit).map(withoutLabel);
  const errorText = output.join('\n').trim();
  const telling = tellingLine(errorText)?.replace(/…$/, '');
  const at = telling === undefined ? -1 : output.findIndex((line) => line.includes(telling));
  return { line: at === -1 ? exit : from + at, from, to: exit + 1, exitCode, errorText };
}

/** The first line of the error output that ends before `exit`; `exit` itself where there is none. */
function errorOutputBefore(lines: readonly LogLine[], exit: number): number {
  let from = exit;
  for (let index = exit - 1; index >= Math.max(0, exit - longestBlock); index -= 1) {
    const line = lines[index];
    if (line?.stream === 'stderr') {
      if (!line.continues) from = index;
    } else if (from < exit || isOtherOutput(line)) break;
  }
  return from;
}

/** Anything between the error output and the exit code that belongs to another command. */
function isOtherOutput(line: LogLine | undefined): boolean {
  return line === undefined || line.exitCode !== undefined || line.starts !== undefined;
}

/** Where no command failed: the last step that the service reports as failed. */
function reportedFailure(lines: readonly LogLine[]): LoggedFailure | undefined {
  const step = lines.findLastIndex(({ text, isError }) => isError && text.startsWith('Action failed'));
  const line = step === -1 ? lines.findLastIndex(({ isError }) => isError) : step;
  if (line === -1) return undefined;
  return { line, from: line, to: line + 1, exitCode: undefined, errorText: '' };
}

/** Lines at which a reader wants to stop when going from error to error: one for each failed command, or failed step. */
export function errorStops(lines: readonly LogLine[]): number[] {
  const stops: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    if (!line.isError) continue;
    const exitCode = line.exitCode ?? 0;
    if (exitCode !== 0) stops.push(failedCommand(lines, index, exitCode).line);
    // What follows a failed command closely reports the same failure again.
    else if (index - last > 10) stops.push(index);
    last = index;
  }
  return stops;
}
