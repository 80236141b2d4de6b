import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { collect, letterPages, listService, type LetterInput, type LetterPage } from './listService.ts';
import { createPaginator } from './paginator.ts';
import { encodeResumeToken } from './resumeToken.ts';
import { checkSettings } from './settings.ts';
import type { FetchPage } from './walkPages.ts';

const twoPages = letterPages([
  ['abc', 't1'],
  ['defg', null],
]);

describe('rule 9: the result can be iterated more than once, each time from the start', () => {
  test('pages, resume token and requests are the same again', async () => {
    const service = listService(twoPages);
    const pages = createPaginator({ ...service, resultKey: 'letters' }).paginate({}, { maxItems: 4 });
    const resumeToken = encodeResumeToken({ nextToken: 't1', handedOut: 1 });
    const first = await collect(pages);
    expect(pages.resumeToken).toBe(resumeToken);

    const again = pages[Symbol.asyncIterator]();
    expect(pages.resumeToken).toBeUndefined();
    expect(await collect({ [Symbol.asyncIterator]: () => again })).toEqual(first);
    expect(pages.resumeToken).toBe(resumeToken);
    expect(service.asked).toStrictEqual([{}, { nextToken: 't1' }, {}, { nextToken: 't1' }]);
  });

  test('iterations side by side do not mix', async () => {
    const pages = createPaginator({ ...listService(twoPages), resultKey: 'letters' }).paginate(
      {},
      { maxItems: 4 },
    );
    const [one, other] = await Promise.all([pages.buildFullResult(), pages.buildFullResult()]);
    expect(one).toEqual(other);
    expect(one.letters).toEqual(['a', 'b', 'c', 'd']);
  });

  test('sends no request after the consumer stops', async () => {
    const service = listService(twoPages);
    for await (const page of createPaginator({ ...service, resultKey: 'letters' }).paginate({})) {
      expect(page.letters).toEqual(['a', 'b', 'c']);
      break;
    }
    expect(service.asked).toHaveLength(1);
  });

  test("fetchPage's own error comes through, after the pages that came", async () => {
    const dangling = letterPages([['abc', 't1']]);
    const { seen, error } = await collect(
      createPaginator({ ...listService(dangling), resultKey: 'letters' }).paginate({}),
    );
    expect(seen).toEqual(dangling);
    expect(error).toEqual(new Error('InvalidPaginationTokenException: t1'));
  });
});

function paginateWith(signal: AbortSignal, fetchPage: FetchPage<LetterInput, LetterPage>) {
  return createPaginator({ fetchPage, resultKey: 'letters' }).paginate({}, { signal });
}

describe('rule 9: the result takes an AbortSignal', () => {
  const reason = new Error('the person left');

  test('every request gets it, and no listener stays on it', async () => {
    const { signal } = new AbortController();
    const service = listService(twoPages);
    await collect(createPaginator({ ...service, resultKey: 'letters' }).paginate({}, { signal }));
    expect(service.signals).toEqual([signal, signal]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('aborted before the start: its reason, and no request', async () => {
    const service = listService(twoPages);
    const pages = paginateWith(AbortSignal.abort(reason), service.fetchPage);
    expect(await collect(pages)).toEqual({ seen: [], error: reason });
    await expect(pages.buildFullResult()).rejects.toBe(reason);
    expect(service.asked).toEqual([]);
  });

  test('aborted between two pages: its reason instead of the second request', async () => {
    const controller = new AbortController();
    const service = listService(twoPages);
    const iterator = paginateWith(controller.signal, service.fetchPage)[Symbol.asyncIterator]();
    await iterator.next();
    controller.abort(reason);
    await expect(iterator.next()).rejects.toBe(reason);
    expect(service.asked).toHaveLength(1);
  });

  test('aborted during a request that ignores it: its reason at once', async () => {
    const controller = new AbortController();
    const pages = paginateWith(controller.signal, () => new Promise<never>(() => undefined));
    const full = pages.buildFullResult();
    controller.abort(reason);
    await expect(full).rejects.toBe(reason);
  });

  test('rejects with the abort reason when the request fails with another error', async () => {
    const controller = new AbortController();
    const pages = paginateWith(controller.signal, async () => {
      controller.abort(reason);
      throw new Error('AbortError: request aborted');
    });
    await expect(pages.buildFullResult()).rejects.toBe(reason);
  });
});

describe('settings', () => {
  test.each([
    [{}, undefined, undefined],
    [{ maxItems: null, pageSize: null, startingToken: null }, undefined, undefined],
    [{ maxItems: ' +1_0 ', pageSize: '25' }, 10, 25],
    [{ maxItems: 2.9, pageSize: -0.5 }, 2, 0],
    [{ maxItems: '-0', pageSize: 1000 }, 0, 1000],
  ])("%j are read as Python's int() reads them", (settings, maxItems, pageSize) => {
    expect(checkSettings(settings)).toStrictEqual({
      maxItems,
      pageSize,
      startingToken: undefined,
      signal: undefined,
    });
  });

  test.each([
    [{ maxItems: -1 }, RangeError, /^maxItems is -1, .* Leave it out to get all items\.$/],
    [{ maxItems: Number.NaN }, RangeError, /^maxItems is "NaN", which is not a whole number/],
    [{ maxItems: Infinity }, RangeError, /^maxItems is "Infinity"/],
    [{ maxItems: '' }, RangeError, /^maxItems is ""/],
    [{ pageSize: '3.5' }, RangeError, /^pageSize is "3\.5"/],
    [{ pageSize: Number.NaN }, RangeError, /^pageSize is "NaN"/],
    [JSON.parse('{"pageSize": {}}'), TypeError, /^pageSize is a object/],
    [JSON.parse('{"startingToken": 5}'), TypeError, /^startingToken is a number, but tokens are text/],
  ])('%j is refused by paginate itself', (settings, kind, message) => {
    const { paginate } = createPaginator({ ...listService(twoPages), resultKey: 'letters' });
    expect(() => paginate({}, settings)).toThrow(kind);
    expect(() => paginate({}, settings)).toThrow(message);
  });
});
