import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { lastAtOrBefore } from '../lines/logIndex.ts';
import styles from './LogViewer.module.css';
import type { SearchQuery } from '../search/searchLines.ts';
import type { SearchState } from '../search/useLineSearch.ts';

export interface LogSearchProps {
  readonly query: SearchQuery;
  readonly onQuery: (query: SearchQuery) => void;
  readonly state: SearchState;
  /** Lines that match, in order. */
  readonly matches: Int32Array;
  readonly current: number | undefined;
  readonly onGo: (direction: 1 | -1) => void;
}

/** Searches all loaded lines, and goes from match to match. */
export function LogSearch({ query, onQuery, state, matches, current, onGo }: LogSearchProps) {
  const none = matches.length === 0;
  /** Where Enter was to go before the search had finished. */
  const wanted = useRef<1 | -1>(undefined);
  const goToWanted = useEffectEvent(() => {
    const direction = wanted.current;
    wanted.current = undefined;
    if (direction !== undefined && !none) onGo(direction);
  });
  useEffect(() => {
    if (state.kind !== 'searching') goToWanted();
  }, [state]);
  return (
    <search className={styles['bar']}>
      <input
        type="search"
        className={styles['search']}
        aria-label="Search the loaded lines"
        placeholder="Search the loaded lines"
        value={query.text}
        onChange={({ target }) => {
          wanted.current = undefined;
          onQuery({ ...query, text: target.value });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const direction = event.shiftKey ? -1 : 1;
          if (state.kind === 'searching') wanted.current = direction;
          else onGo(direction);
        }}
      />
      <Button
        size="small"
        aria-pressed={query.matchCase}
        aria-label="Match case"
        title="Match case"
        onClick={() => onQuery({ ...query, matchCase: !query.matchCase })}
      >
        Aa
      </Button>
      <Button
        size="small"
        aria-pressed={query.isRegex}
        aria-label="Regular expression"
        title="Regular expression"
        onClick={() => onQuery({ ...query, isRegex: !query.isRegex })}
      >
        .*
      </Button>
      <Button size="small" disabled={none} aria-label="Previous match" onClick={() => onGo(-1)}>
        ↑
      </Button>
      <Button size="small" disabled={none} aria-label="Next match" onClick={() => onGo(1)}>
        ↓
      </Button>
      <span role="status" className={styles['count']}>
        {countText(state, matches, current)}
      </span>
    </search>
  );
}

function countText(state: SearchState, matches: Int32Array, current: number | undefined): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'searching':
      return 'Searching…';
    case 'invalid':
      return state.message;
    case 'tooSlow':
      return 'This pattern takes too long. Use a simpler one.';
    case 'found': {
      const count = matches.length.toLocaleString('en');
      if (matches.length === 0) return 'No matching lines';
      const at = current === undefined ? -1 : lastAtOrBefore(matches, current);
      const isAtMatch = at !== -1 && matches[at] === current;
      const lines = matches.length === 1 ? 'matching line' : 'matching lines';
      return isAtMatch ? `${(at + 1).toLocaleString('en')} of ${count} ${lines}` : `${count} ${lines}`;
    }
  }
}
