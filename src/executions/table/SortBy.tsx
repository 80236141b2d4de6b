import { useId } from 'react';
import type { Sort } from '../../address/address.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ExecutionsTable.module.css';

export interface SortByProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
}

/** Sorts the executions where they are cards, whose column headers are out of sight. */
export function SortBy({ columns, sort, onSort }: SortByProps) {
  const id = useId();
  return (
    <div className={styles['sortBy']}>
      <label htmlFor={id}>Sort by</label>
      <select
        id={id}
        value={sort?.column ?? ''}
        onChange={({ target: { value } }) =>
          onSort(value === '' ? undefined : { column: value, descending: false })
        }
      >
        <option value="">Order of the service</option>
        {columns.map(({ id: column, header }) => (
          <option key={column} value={column}>
            {header}
          </option>
        ))}
      </select>
      {sort && (
        <Button
          aria-pressed={sort.descending}
          onClick={() => onSort({ ...sort, descending: !sort.descending })}
        >
          Descending
        </Button>
      )}
    </div>
  );
}
