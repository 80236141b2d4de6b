import type { Column } from './column.ts';

/**
 * Makes the text filter of a list: whether a row has every word of a text in one of its columns, in upper or lower case. A
 * row's text is joined once, since thousands of rows are filtered at each key that the user presses.
 */
export function textFilter<Row extends object>(
  columns: readonly Pick<Column<Row, never>, 'value' | 'text'>[],
): (text: string) => (row: Row) => boolean {
  const texts = new WeakMap<Row, string>();

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

  return (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return (row) => words.every((word) => textOf(row).includes(word));
  };
}
