import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';

test('what is left out is counted, and no character is cut in two', () => {
  expect(shortened('x'.repeat(100_000), 100)).toEqual({ text: 'x'.repeat(100), omitted: 99_900 });
  expect(shortened('ab😀', 3)).toEqual({ text: 'ab', omitted: 2 });
  expect(shortened('short', 10)).toEqual({ text: 'short', omitted: 0 });
});
