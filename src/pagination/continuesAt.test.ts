import { expect, test } from 'vitest';
import { continuesAt } from './continuesAt.ts';

test('a list ends without a token, and loops at a token that was followed before', () => {
  expect(continuesAt(undefined, [])).toBe('end');
  expect(continuesAt(undefined, [undefined])).toBe('end');
  expect(continuesAt('b', [undefined, 'a'])).toBe('more');
  expect(continuesAt('a', [undefined, 'a', 'b'])).toBe('looped');
});
