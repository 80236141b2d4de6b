import { createPaginator } from './paginator.ts';
import type { PaginateSettings } from './settings.ts';
import type { PageParameters } from './walkPages.ts';

/** A response of the service in these tests; an item is a letter. */
export interface LetterPage {
  letters?: string[] | null;
  nextToken?: string | null;
  nextTokenError?: Error;
  requestId?: string;
  message?: string;
}

export type LetterInput = { arn?: string } & PageParameters;

/**
 * A service that answers with `pages` in order, for tests: each is fetched with the `nextToken` of the one before. `asked`
 * collects the requests. Any other token is refused, as the real service does.
 */
export function listService(pages: readonly LetterPage[]) {
  const asked: LetterInput[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  return {
    asked,
    signals,
    fetchPage: async (input: LetterInput, signal: AbortSignal | undefined): Promise<LetterPage> => {
      asked.push(input);
      signals.push(signal);
      const token = input.nextToken;
      const index = token === undefined ? 0 : pages.findIndex((page) => page.nextToken === token) + 1;
      const page = index === 0 && token !== undefined ? undefined : pages[index];
      if (page === undefined) throw new Error(`InvalidPaginationTokenException: ${token}`);
      return page;
    },
  };
}

/** Pages of single-letter items from `[items, nextToken]`; null items leave the list out, a null token leaves it out. */
export function letterPages(
  rows: readonly (readonly [items: string | null, nextToken: string | null])[],
): LetterPage[] {
  return rows.map(([items, nextToken]) => ({
    ...(items === null ? {} : { letters: Array.from(items) }),
    ...(nextToken === null ? {} : { nextToken }),
  }));
}

export const threePages = letterPages([
  ['abc', 't1'],
  ['defg', 't2'],
  ['hi', null],
]);

export function paginateOver(pages: readonly LetterPage[], settings: PaginateSettings = {}) {
  const service = listService(pages);
  const { paginate } = createPaginator({
    ...service,
    resultKey: 'letters',
    nonAggregateKeys: ['requestId', 'message'],
  });
  return { ...service, pages: paginate({ arn: 'arn:1' }, settings) };
}

/** What an iteration yields, and what it throws in the end. */
export async function collect<T>(iterable: AsyncIterable<T>): Promise<{ seen: T[]; error?: unknown }> {
  const seen: T[] = [];
  try {
    for await (const value of iterable) seen.push(value);
  } catch (error) {
    return { seen, error };
  }
  return { seen };
}

/** The items of each page as a word. */
export async function words(pages: AsyncIterable<LetterPage>): Promise<string[]> {
  return (await collect(pages)).seen.map((page) => page.letters?.join('') ?? 'none');
}
