import type { LogLine } from '../../aws/logs/logLine.ts';
import { plainText } from '../../lib/plainText.ts';
import { type TextRun, textRuns } from './ansi.ts';

/** Part of a line's text: from one character to the one behind the last. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export interface MarkedRun extends TextRun {
  readonly isMatch?: boolean;
}

/** The most characters of a line that are shown unless the user asks for all of them. */
export const longestShown = 4_000;
/** The same for an excerpt, which has no room for more. */
export const longestInExcerpt = 600;

/** Longer lines are shown without colours, which a line of nothing but colour sequences would take long to read. */
const longestColoured = 20_000;

/** The runs of a line, split where matches of a search begin and end. */
export function markedRuns(
  { text, colours }: LogLine,
  matches: readonly TextSpan[],
  length: number,
): MarkedRun[] {
  const runs: MarkedRun[] = [];
  let at = 0;
  for (const run of colours === undefined || colours.length > longestColoured
    ? [{ text }]
    : textRuns(colours)) {
    const end = Math.min(at + run.text.length, length);
    for (let from = at; from < end;) {
      const match = matches.find((span) => span.to > from && span.from < end);
      const isMatch = match !== undefined && match.from <= from;
      const to = Math.min(end, match ? (isMatch ? match.to : match.from) : end);
      runs.push({ ...run, text: run.text.slice(from - at, to - at), ...(isMatch ? { isMatch } : {}) });
      from = to;
    }
    at += run.text.length;
    if (at >= length) break;
  }
  return runs;
}

/** Lines as plain text to copy or save: no colours, and no character that could act on a terminal. */
export function plainLines(lines: readonly LogLine[], timeOf?: (line: LogLine) => string): string {
  return lines.map((line) => `${timeOf ? `${timeOf(line)} ` : ''}${plainText(line.text)}`).join('\n');
}
