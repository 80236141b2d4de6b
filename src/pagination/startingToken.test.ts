import { describe, expect, test } from 'vitest';
import { collect, listService, paginateOver, threePages, words } from './listService.ts';
import { createPaginator } from './paginator.ts';
import { encodeResumeToken } from './resumeToken.ts';

function from(nextToken: string | null, handedOut: number): string {
  return encodeResumeToken({ nextToken, handedOut });
}

describe('rule 4: starting from a token drops what was handed out', () => {
  test.each([
    [
      'from the front of the first page',
      { startingToken: from('t1', 3) },
      ['t1', 't2'],
      ['g', 'hi'],
      undefined,
    ],
    [
      'and counts it for a second cut',
      { startingToken: from('t1', 1), maxItems: 2 },
      ['t1'],
      ['ef'],
      from('t1', 3),
    ],
    [
      'but not for a cut of a later page',
      { startingToken: from(null, 2), maxItems: 3 },
      ['', 't1'],
      ['c', 'de'],
      from('t1', 2),
    ],
    [
      'beyond its end: an empty page, and on',
      { startingToken: from('t1', 9), maxItems: 1 },
      ['t1', 't2'],
      ['', 'h'],
      from('t2', 1),
    ],
  ])('%s', async (_what, settings, tokens, seen, resumeToken) => {
    const { asked, pages } = paginateOver(threePages, settings);
    expect(await words(pages)).toEqual(seen);
    expect(asked.map((input) => input.nextToken ?? '')).toEqual(tokens);
    expect(pages.resumeToken).toBe(resumeToken);
  });
});

test('rule 4: a first page without a list is handed on with an explicit null, as boto3 does', async () => {
  const { pages } = paginateOver([{ nextToken: 't1' }, {}], { startingToken: from(null, 1) });
  expect((await collect(pages)).seen).toStrictEqual([{ nextToken: 't1', letters: null }, {}]);
});

describe('rule 5: older tokens, and tokens that are refused', () => {
  test.each([
    ['t1___2', 't1', 'f'],
    ['None___2', undefined, 'c'],
    ['t2', 't2', 'h'],
    ['None', undefined, 'a'],
  ])('%s', async (startingToken, nextToken, seen) => {
    const { asked, pages } = paginateOver(threePages, { startingToken, maxItems: 1 });
    expect(await words(pages)).toEqual([seen]);
    expect(asked).toStrictEqual([{ arn: 'arn:1', ...(nextToken === undefined ? {} : { nextToken }) }]);
  });

  test.each(['t1___1___2', btoa('{"other": 1}')])(
    '%s is refused before any request',
    async (startingToken) => {
      const { asked, pages } = paginateOver(threePages, { startingToken });
      const { seen, error } = await collect(pages);
      expect(seen).toEqual([]);
      expect(error).toMatchObject({
        name: 'InvalidStartingTokenError',
        token: startingToken,
        message: expect.stringContaining(startingToken),
      });
      expect(asked).toEqual([]);
    },
  );

  test.each(['{"boto_truncate_amount": 1}', '{"nextToken": null, "boto_truncate_amount": null}'])(
    '%s starts, but is refused when it would have to be handed back',
    async (json) => {
      const startingToken = btoa(json);
      expect((await words(paginateOver(threePages, { startingToken }).pages)).slice(1)).toEqual([
        'defg',
        'hi',
      ]);
      const { seen, error } = await collect(paginateOver(threePages, { startingToken, maxItems: 1 }).pages);
      expect(seen).toEqual([]);
      expect(error).toMatchObject({ name: 'InvalidStartingTokenError', token: startingToken });
    },
  );
});

describe('rule 5: tokens that mean nothing, passed on as botocore does', () => {
  test('never sends the token None, and returns it unchanged', async () => {
    const { asked, pages } = paginateOver([{ letters: ['a'], nextToken: 'None' }], { maxItems: 1 });
    await collect(pages);
    expect(pages.resumeToken).toBe(encodeResumeToken({ nextToken: 'None' }));
    const resumed = paginateOver(threePages, { startingToken: pages.resumeToken, maxItems: 1 });
    expect(await words(resumed.pages)).toEqual(['a']);
    expect(resumed.pages.resumeToken).toBe(encodeResumeToken({ nextToken: 'None', handedOut: 1 }));
    expect([...asked, ...resumed.asked]).toStrictEqual([{ arn: 'arn:1' }, { arn: 'arn:1' }]);
  });

  test('a token for the first page clears a token of the input, which otherwise stands', async () => {
    const service = listService(threePages);
    const { paginate } = createPaginator({ ...service, resultKey: 'letters' });
    const input = { arn: 'arn:1', nextToken: 't2' };
    await collect(paginate(input));
    await collect(paginate(input, { startingToken: 'None', maxItems: 1 }));
    expect(service.asked).toStrictEqual([input, { arn: 'arn:1' }]);
  });

  test('an empty token is sent for the service to refuse: starting over in silence would repeat rows', async () => {
    const { asked, pages } = paginateOver(threePages, { startingToken: '' });
    expect((await collect(pages)).error).toEqual(new Error('InvalidPaginationTokenException: '));
    expect(asked).toStrictEqual([{ arn: 'arn:1', nextToken: '' }]);
  });
});
