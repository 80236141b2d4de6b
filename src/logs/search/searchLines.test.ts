import { expect, test } from 'vitest';
import { searchLines, type SearchQuery } from './searchLines.ts';

const lines = ['Error: no match', 'fine', 'an error, an ERROR', 'a.b', 'axb'];

function found(text: string, options: Partial<SearchQuery> = {}) {
  const { lines: at, spans } = searchLines(lines, { text, isRegex: false, matchCase: false, ...options });
  return { at: [...at], spans: [...spans] };
}

test('plain text is found in any case, or case-sensitively', () => {
  expect(found('error')).toEqual({ at: [0, 2], spans: [0, 0, 5, 2, 3, 8, 2, 13, 18] });
  expect(found('ERROR', { matchCase: true })).toEqual({ at: [2], spans: [2, 13, 18] });
  expect(found('a.b').at).toEqual([3]);
  expect(found('nothing like it').at).toEqual([]);
});

test('a regular expression is one only when asked for; an invalid one throws', () => {
  expect(found('a.b', { isRegex: true }).at).toEqual([3, 4]);
  expect(found('^a', { isRegex: true }).at).toEqual([2, 3, 4]);
  expect(found('x*', { isRegex: true })).toEqual({ at: [4], spans: [4, 1, 2] });
  expect(found('(').at).toEqual([]);
  expect(() => found('(', { isRegex: true })).toThrow(SyntaxError);
});

test('every character of a plain query is literal', () => {
  const special = String.raw`\^$.*+?()[]{}|/-`;
  const { lines: at } = searchLines([`<${special}>`], { text: special, isRegex: false, matchCase: true });
  expect([...at]).toEqual([0]);
});

test('a query that matches everywhere finds every line', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => `GET /item/${index} 200`);
  const { lines: at, spans } = searchLines(many, { text: '[0-9]', isRegex: true, matchCase: false });
  expect(at).toHaveLength(200_000);
  expect(spans.length).toBeLessThan(1_000_000);
});
