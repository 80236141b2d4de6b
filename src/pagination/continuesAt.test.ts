import { expect, test } from 'vitest';
import { continuesAt } from './continuesAt.ts';

test('a list goes on until there is no token, or one that was followed already', () => {
  expect(continuesAt(undefined, [])).toBe('end');
  expect(continuesAt({ nextToken: undefined }, [undefined])).toBe('end');
  expect(continuesAt({ nextToken: 'b' }, [undefined, 'a'])).toBe('more');
  expect(continuesAt({ nextToken: 'a' }, [undefined, 'a', 'b'])).toBe('looped');
});
