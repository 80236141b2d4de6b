import { describe, expect, test } from 'vitest';
import {
  collect,
  letterPages,
  listService,
  paginateOver,
  threePages,
  words,
  type LetterInput,
  type LetterPage,
} from './listService.ts';
import { createPaginator } from './paginator.ts';
import { encodeResumeToken } from './resumeToken.ts';

describe('rule 1: iterating yields service pages, one a request', () => {
  test('asks with the input, the page size, and a token only when there is one', async () => {
    const { asked, pages } = paginateOver(threePages, { pageSize: 25 });
    expect(asked).toEqual([]);
    expect((await collect(pages)).seen).toEqual(threePages);
    expect(asked).toStrictEqual([
      { arn: 'arn:1', maxResults: 25 },
      { arn: 'arn:1', maxResults: 25, nextToken: 't1' },
      { arn: 'arn:1', maxResults: 25, nextToken: 't2' },
    ]);
  });

  test('sends no page size by default', async () => {
    const { asked, pages } = paginateOver(letterPages([['a', null]]));
    await collect(pages);
    expect(asked).toStrictEqual([{ arn: 'arn:1' }]);
  });

  test.each(['', null, undefined])('a nextToken of %j is the end', async (nextToken) => {
    const { asked, pages } = paginateOver([
      { letters: ['a'], ...(nextToken === undefined ? {} : { nextToken }) },
    ]);
    expect(await words(pages)).toEqual(['a']);
    expect(asked).toHaveLength(1);
    expect(pages.resumeToken).toBeUndefined();
  });

  test.each([undefined, 3])(
    'a token that cannot be used is an error after its page, with maxItems %j',
    async (maxItems) => {
      const nextTokenError = new Error('The nextToken is not text.');
      const { asked, pages } = paginateOver(
        [...letterPages([['ab', 't1']]), { letters: ['c'], nextTokenError }],
        maxItems === undefined ? {} : { maxItems },
      );
      const { seen, error } = await collect(pages);
      expect(seen.flatMap(({ letters }) => letters)).toEqual(['a', 'b', 'c']);
      expect(error).toBe(nextTokenError);
      expect(asked).toHaveLength(2);
      expect(pages.position).toBeUndefined();
    },
  );

  test('a page without a list counts as empty, and an empty page with a token is not the end', async () => {
    const { pages } = paginateOver([
      { nextToken: 't1' },
      { letters: [], nextToken: 't2' },
      { letters: ['a'] },
    ]);
    expect((await collect(pages)).seen).toStrictEqual([
      { nextToken: 't1' },
      { letters: [], nextToken: 't2' },
      { letters: ['a'] },
    ]);
  });

  test('something else than a list is an error, since it can not be counted', async () => {
    const wrong = createPaginator({
      fetchPage: async () => JSON.parse('{"letters":"abc"}'),
      resultKey: 'letters',
    });
    await expect(wrong.paginate({}).buildFullResult()).rejects.toThrow(
      new TypeError("A page's letters is a string, not a list. Is resultKey the key of the items?"),
    );
  });
});

describe('rule 2: the last page is cut to maxItems, and the resume token says where', () => {
  test.each([
    [{ maxItems: 2 }, ['ab'], { nextToken: null, handedOut: 2 }],
    [{ maxItems: 5 }, ['abc', 'de'], { nextToken: 't1', handedOut: 2 }],
    [{ maxItems: 3 }, ['abc'], { nextToken: 't1' }],
    [{ maxItems: 0 }, [''], { nextToken: null, handedOut: 0 }],
    [{ maxItems: '4' }, ['abc', 'd'], { nextToken: 't1', handedOut: 1 }],
    [{ maxItems: 2.9 }, ['ab'], { nextToken: null, handedOut: 2 }],
  ])('%j', async (settings, seen, point) => {
    const { pages } = paginateOver(threePages, settings);
    expect(await words(pages)).toEqual(seen);
    expect(pages.resumeToken).toBe(encodeResumeToken(point));
  });

  test.each([9, 10, undefined, null])(
    'nothing is left after %j items, so there is no token',
    async (maxItems) => {
      const { pages } = paginateOver(threePages, { maxItems });
      expect(await words(pages)).toEqual(['abc', 'defg', 'hi']);
      expect(pages.resumeToken).toBeUndefined();
    },
  );

  test('the token of a cut page is there with the page', async () => {
    const { pages } = paginateOver(threePages, { maxItems: 2 });
    for await (const page of pages) {
      expect(page.letters).toEqual(['a', 'b']);
      expect(pages.resumeToken).toBe(encodeResumeToken({ nextToken: null, handedOut: 2 }));
    }
  });

  test('does not cut service pages without maxItems', async () => {
    await collect(paginateOver(threePages, { maxItems: 2 }).pages);
    expect(threePages[0]).toEqual({ letters: ['a', 'b', 'c'], nextToken: 't1' });
  });
});

describe('position: where to continue after the pages yielded so far', () => {
  test('is the start before the first page, and follows each page', async () => {
    const { pages } = paginateOver(threePages);
    const positions = [pages.position];
    for await (const page of pages) positions.push(page.letters ? pages.position : 'no letters');
    expect(positions).toEqual([
      undefined,
      encodeResumeToken({ nextToken: 't1' }),
      encodeResumeToken({ nextToken: 't2' }),
      undefined,
    ]);
  });

  test('is the starting token of a run whose first request fails', async () => {
    const startingToken = encodeResumeToken({ nextToken: 'expired', handedOut: 1 });
    const { pages } = paginateOver(threePages, { startingToken });
    expect((await collect(pages)).error).toBeInstanceOf(Error);
    expect(pages.position).toBe(startingToken);
  });

  test('continues a run that failed midway without repeating or losing items', async () => {
    const service = listService(threePages);
    let failing = true;
    const { paginate } = createPaginator({
      resultKey: 'letters',
      async fetchPage(input: LetterInput, signal: AbortSignal | undefined): Promise<LetterPage> {
        if (failing && input.nextToken === 't2') throw new Error('throttled');
        return service.fetchPage(input, signal);
      },
    });
    const run = paginate({}, { startingToken: encodeResumeToken({ nextToken: null, handedOut: 2 }) });
    expect(await collect(run)).toMatchObject({
      seen: [{ letters: ['c'] }, { letters: ['d', 'e', 'f', 'g'] }],
      error: { message: 'throttled' },
    });
    expect(run.position).toBe(encodeResumeToken({ nextToken: 't2' }));
    // A failed run has no boto3 resume token: boto3 has none either.
    expect(run.resumeToken).toBeUndefined();
    failing = false;
    expect(await words(paginate({}, { startingToken: run.position }))).toEqual(['hi']);
  });

  test('is the resume token of a run that maxItems has cut', async () => {
    const { pages } = paginateOver(threePages, { maxItems: 5 });
    await collect(pages);
    expect(pages.position).toBe(pages.resumeToken);
    expect(pages.position).toBe(encodeResumeToken({ nextToken: 't1', handedOut: 2 }));
  });
});

// Rule 3 is in resumeToken.test.ts; rules 4 and 5 in startingToken.test.ts; rules 7 and 8 in fullResult.test.ts; rule 9 in iterating.test.ts.

describe('rule 6: the same nextToken twice in a row', () => {
  test('is an error that names it, after the pages that came', async () => {
    const { pages } = paginateOver(
      letterPages([
        ['a', 'same'],
        ['b', 'same'],
        ['c', null],
      ]),
    );
    const { seen, error } = await collect(pages);
    expect(seen.map((page) => page.letters)).toEqual([['a'], ['b']]);
    expect(error).toMatchObject({
      name: 'RepeatedTokenError',
      token: 'same',
      message: 'The same next token was received twice: same',
    });
  });

  test('is no error when maxItems ends the run there', async () => {
    const { pages } = paginateOver(
      letterPages([
        ['a', 'same'],
        ['b', 'same'],
      ]),
      { maxItems: 2 },
    );
    expect(await words(pages)).toEqual(['a', 'b']);
    expect(pages.resumeToken).toBe(encodeResumeToken({ nextToken: 'same' }));
  });
});
