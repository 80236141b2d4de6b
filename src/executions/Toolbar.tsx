import { useId } from 'react';
import type { Filters } from '../lists/rowFilter.ts';
import { executionColumns } from './table/executionColumns.tsx';
import type { ExecutionRow } from './executionRow.ts';
import styles from './Toolbar.module.css';

export interface ToolbarProps {
  readonly rows: readonly ExecutionRow[];
  readonly filters: Filters;
  readonly onFilter: (change: Partial<Filters>) => void;
}

/** Filters on what is loaded. They offer the values that are there, and those of the address. */
export function Toolbar({ rows, filters, onFilter }: ToolbarProps) {
  const filterId = useId();
  return (
    <div className={styles['toolbar']} role="search" aria-label="Filter the loaded executions">
      <label className="visually-hidden" htmlFor={filterId}>
        Filter
      </label>
      <input
        id={filterId}
        className={styles['filter']}
        type="search"
        placeholder="Filter…"
        title="By workflow, id, type, status, message or group"
        value={filters.filter}
        onChange={(event) => onFilter({ filter: event.target.value })}
      />
      {executionColumns.map((column) => {
        const { id, header, filter } = column;
        if (!filter) return null;
        const chosen = filters[filter.parameter];
        return (
          <Choice
            key={id}
            label={header}
            values={valuesOf(rows, chosen, (row) => column.value(row))}
            word={(value) => filter.word(value)}
            chosen={chosen}
            onChoose={(wanted) => onFilter({ [filter.parameter]: wanted })}
          />
        );
      })}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly word: (value: string) => string;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Choice({ label, values, word, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  const several = chosen.length > 1;
  return (
    <span className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={several ? chosen.join(',') : (chosen[0] ?? '')}
        onChange={(event) => onChoose(event.target.value === '' ? [] : event.target.value.split(','))}
      >
        <option value="">All</option>
        {several && <option value={chosen.join(',')}>{chosen.map(word).join(' or ')}</option>}
        {values.map((value) => (
          <option key={value} value={value}>
            {word(value)}
          </option>
        ))}
      </select>
    </span>
  );
}

function valuesOf(
  rows: readonly ExecutionRow[],
  chosen: readonly string[],
  read: (row: ExecutionRow) => string | number | undefined,
): string[] {
  const values = new Set(chosen);
  for (const row of rows) {
    const value = read(row);
    if (value !== undefined && value !== '') values.add(String(value));
  }
  return Array.from(values).toSorted();
}
