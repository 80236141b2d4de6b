import { describe, expect, test } from 'vitest';
import { collect, paginateOver, threePages, type LetterPage } from './listService.ts';
import { encodeResumeToken } from './resumeToken.ts';

describe('rule 7: buildFullResult joins all pages', () => {
  const pages: LetterPage[] = [
    { letters: ['a', 'b'], nextToken: 't1', requestId: 'first' },
    { nextToken: 't2', requestId: 'second', message: 'later' },
    { letters: ['c', 'd'], requestId: 'third' },
  ];

  test('returns items in order, other keys of the first page, and no token at the end', async () => {
    const full = await paginateOver(pages).pages.buildFullResult();
    expect(full).toStrictEqual({ letters: ['a', 'b', 'c', 'd'], requestId: 'first', message: null });
  });

  test('with the resume token when more is available', async () => {
    const run = paginateOver(pages, { maxItems: 3 }).pages;
    const nextToken = encodeResumeToken({ nextToken: 't2', handedOut: 1 });
    expect(await run.buildFullResult()).toMatchObject({ letters: ['a', 'b', 'c'], nextToken });
    expect(run.resumeToken).toBe(nextToken);
  });

  test('falsy values of the first page are kept, and no list at all is an empty one', async () => {
    const full = await paginateOver([{ requestId: '' }]).pages.buildFullResult();
    expect(full).toStrictEqual({ letters: [], requestId: '', message: null });
  });
});

describe('rule 8: search applies a JMESPath expression to each page', () => {
  test.each<[string, unknown[]]>([
    ['letters', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']],
    ['letters[0]', ['a', 'd', 'h']],
    ['nextToken', ['t1', 't2', null]],
    [
      '[letters]',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f', 'g'],
        ['h', 'i'],
      ],
    ],
    ['{n: length(letters)}', [{ n: 3 }, { n: 4 }, { n: 2 }]],
    ["letters[?@ >= 'd' && @ < 'h']", ['d', 'e', 'f', 'g']],
    ["letters[?@ > 'g' || @ <= 'a']", ['a', 'h', 'i']],
    ['letters[?@ == `h`]', ['h']],
  ])('%s', async (expression, found) => {
    expect(await collect(paginateOver(threePages).pages.search(expression))).toEqual({ seen: found });
  });

  test('sees the cut page, and leaves the resume token', async () => {
    const { pages } = paginateOver(threePages, { maxItems: 4 });
    expect((await collect(pages.search('letters'))).seen).toEqual(['a', 'b', 'c', 'd']);
    expect(pages.resumeToken).toBe(encodeResumeToken({ nextToken: 't1', handedOut: 1 }));
  });

  test('an expression that can not be parsed is an error before any request', async () => {
    const { asked, pages } = paginateOver(threePages);
    expect((await collect(pages.search('letters['))).error).toBeInstanceOf(Error);
    expect(asked).toEqual([]);
  });
});
