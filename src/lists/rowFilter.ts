import type { Address, WordsParameter } from '../address/address.ts';
import type { Column } from './column.ts';

/** Which of the loaded rows are wanted. */
export type Filters = Pick<Address, 'filter' | WordsParameter>;

type FilterColumn<Row> = Pick<Column<Row, never>, 'value' | 'text' | 'filter'>;

/** The filters of a list's columns. A table and a timeline of the same rows share one. */
export interface RowFilter<Row> {
  /** Makes the test for rows that have every word of the text, in upper or lower case, and one of the chosen values. */
  readonly matching: (filters: Partial<Filters>) => (row: Row) => boolean;
  /** Whether the filters leave any row out. */
  readonly isActive: (filters: Filters) => boolean;
  /** Whether two filters want the same. */
  readonly isSame: (a: Filters, b: Filters) => boolean;
  /** The change that removes all filters. */
  readonly cleared: Partial<Filters>;
}

/** Makes the filter of a list from its columns. */
export function rowFilter<Row extends object>(columns: readonly FilterColumn<Row>[]): RowFilter<Row> {
  const choices = columns.flatMap((column) =>
    column.filter ? [{ ...column.filter, value: (row: Row) => column.value(row) }] : [],
  );
  const texts = new WeakMap<Row, string>();

  /** Joined once for each row: thousands of rows are filtered at each key stroke. */
  function textOf(row: Row): string {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = columns
      .flatMap(
        (column): readonly (string | number | undefined)[] => column.text?.(row) ?? [column.value(row)],
      )
      .filter((part) => part !== undefined)
      .join('\n')
      .toLowerCase();
    texts.set(row, text);
    return text;
  }

  return {
    matching(filters) {
      const words = (filters.filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = choices
        .map(({ parameter, value }) => ({ value, wanted: filters[parameter] ?? [] }))
        .filter(({ wanted }) => wanted.length > 0);
      return (row) =>
        chosen.every(({ value, wanted }) => wanted.includes(String(value(row) ?? ''))) &&
        words.every((word) => textOf(row).includes(word));
    },
    isActive: (filters) =>
      filters.filter.trim() !== '' || choices.some(({ parameter }) => filters[parameter].length > 0),
    isSame: (a, b) =>
      a.filter === b.filter &&
      choices.every(({ parameter }) => a[parameter].join(',') === b[parameter].join(',')),
    cleared: {
      filter: '',
      ...Object.fromEntries(choices.map(({ parameter }) => [parameter, []])),
    },
  };
}
