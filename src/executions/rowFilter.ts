import type { Address } from '../address/address.ts';
import type { ExecutionRow } from './executionRow.ts';

/** Which of the loaded executions are wanted. */
export type RowFilters = Pick<Address, 'filter' | 'status' | 'type'>;

/** Whether anything is left out by them. */
export function isFiltering({ filter, status, type }: RowFilters): boolean {
  return filter.trim() !== '' || status.length > 0 || type.length > 0;
}

/** Whether a row is one of those that are wanted. */
export function matchesFilters(row: ExecutionRow, { filter, status, type }: RowFilters): boolean {
  return isOneOf(row.execution.status, status) && isOneOf(row.execution.type, type) && hasWords(row, filter);
}

function isOneOf(value: string | undefined, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.includes(value ?? '');
}

/** Whether a row holds every word of a text, in upper or lower case. */
export function hasWords({ haystack }: ExecutionRow, text: string): boolean {
  return wordsOf(text).every((word) => haystack.includes(word));
}

let lastText = '';
let lastWords: readonly string[] = [];

/** Thousands of rows, one after another, are asked for the same text. */
function wordsOf(text: string): readonly string[] {
  if (text !== lastText) {
    lastText = text;
    lastWords = text.toLowerCase().split(/\s+/);
  }
  return lastWords;
}
