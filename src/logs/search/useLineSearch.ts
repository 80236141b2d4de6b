import { useEffect, useMemo, useRef, useState } from 'react';
import { createLineSearch, type LineSearch, type SearchableLog, type SearchOutcome } from './lineSearch.ts';
import type { TextSpan } from '../lines/lineText.ts';
import { lastAtOrBefore } from '../lines/logIndex.ts';
import type { SearchQuery } from './searchLines.ts';

export type SearchState = { readonly kind: 'idle' } | { readonly kind: 'searching' } | SearchOutcome;

const idle = { kind: 'idle' } as const;
const noSpans: readonly TextSpan[] = [];

/** Searches the loaded lines in a worker, again whenever lines or query change. */
export function useLineSearch(log: SearchableLog, query: SearchQuery) {
  const [found, setFound] = useState<{
    readonly query: SearchQuery;
    /** `prepended` of the lines that were searched: indexes are shifted by lines that were loaded since. */
    readonly prepended: number;
    readonly outcome: SearchOutcome;
  }>();
  const search = useRef<LineSearch | undefined>(undefined);
  useEffect(
    () => () => {
      search.current?.close();
      search.current = undefined;
    },
    [],
  );
  useEffect(() => {
    if (query.text === '') return;
    search.current ??= createLineSearch();
    let isWanted = true;
    const run = async (from: LineSearch) => {
      const outcome = await from.search(log, query);
      if (outcome && isWanted) setFound({ query, prepended: log.prepended, outcome });
    };
    void run(search.current);
    return () => {
      isWanted = false;
    };
  }, [log, query]);

  const isCurrent = query.text !== '' && found?.query === query;
  const outcome = isCurrent ? found.outcome : undefined;
  const matches = outcome?.kind === 'found' ? outcome : undefined;
  const shift = log.prepended - (found?.prepended ?? 0);
  return useMemo(() => {
    const lines = matches ? matches.lines.map((line) => line + shift) : new Int32Array();
    const known = new Map<number, readonly TextSpan[]>();
    /** The same list each time, so that a row is rendered once. */
    const spansOf = (index: number): readonly TextSpan[] => {
      if (!matches) return noSpans;
      const at = lastAtOrBefore(lines, index);
      if (at === -1 || lines[at] !== index) return noSpans;
      const spans = known.get(index) ?? spansIn(matches.spans, index - shift);
      known.set(index, spans);
      return spans;
    };
    const state: SearchState = query.text === '' ? idle : (outcome ?? { kind: 'searching' });
    return { state, lines, spansOf };
  }, [matches, outcome, shift, query.text]);
}

/** The spans of one line in `line, from, to` triples that are in order of lines. */
function spansIn(triples: Int32Array, line: number): TextSpan[] {
  let low = 0;
  let high = triples.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((triples[3 * middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  const spans: TextSpan[] = [];
  for (let at = low; triples[3 * at] === line; at += 1) {
    spans.push({ from: triples[3 * at + 1] ?? 0, to: triples[3 * at + 2] ?? 0 });
  }
  return spans;
}
