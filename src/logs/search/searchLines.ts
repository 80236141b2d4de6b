/** What to look for in log lines. */
export interface SearchQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
}

/** Where a search found something: parallel lists, in order of lines. */
export interface SearchMatches {
  /** The index of each line that matches, once. */
  readonly lines: Int32Array;
  /** `line, from, to` of each match, with as many matches of a line as the list has room for. */
  readonly spans: Int32Array;
}

const mostSpansOfLine = 8;
/** With more matches than this, only the first of each line is kept. */
const mostSpans = 50_000;

/** The pattern of a query. Throws a `SyntaxError` for an invalid regular expression. */
export function patternOf({ text, isRegex, matchCase }: SearchQuery): RegExp {
  const source = isRegex ? text : text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(source, matchCase ? 'g' : 'gi');
}

/** Searches lines. Matches of nothing, as of `x*`, do not count. */
export function searchLines(texts: readonly string[], query: SearchQuery): SearchMatches {
  const pattern = patternOf(query);
  const lines: number[] = [];
  const spans: number[] = [];
  for (const [index, text] of texts.entries()) {
    pattern.lastIndex = 0;
    let found = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (match[0] === '') {
        pattern.lastIndex += 1;
        continue;
      }
      if (found === 0) lines.push(index);
      spans.push(index, match.index, match.index + match[0].length);
      found += 1;
      if (found >= mostSpansOfLine || spans.length > 3 * mostSpans) break;
    }
  }
  return { lines: Int32Array.from(lines), spans: Int32Array.from(spans) };
}
