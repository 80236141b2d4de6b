/** One page of a list. */
export interface SweepPage<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** A list that is read a page at a time, over and over, so that a refresh costs one request however long the list is. */
export interface Sweep<Item> {
  /** Reads one page and returns all items that are known. An item that a whole sweep did not find is dropped. */
  readonly next: (signal?: AbortSignal) => Promise<readonly Item[]>;
  /** Reads the pages that are left of the current sweep, with `read` for each, until one fails. */
  readonly rest: (read: () => Promise<unknown>) => Promise<void>;
}

/** Pages of one sweep. A list without end is cut there. */
const mostPages = 20;

export function createSweep<Item>(
  fetchPage: (nextToken: string | undefined, signal?: AbortSignal) => Promise<SweepPage<Item>>,
  keyOf: (item: Item) => string | undefined,
): Sweep<Item> {
  let known: readonly Item[] = [];
  let found: Item[] = [];
  let token: string | undefined;
  let pages = 0;

  return {
    async next(signal) {
      let page: SweepPage<Item>;
      try {
        page = await fetchPage(token, signal);
      } catch (error) {
        // A token that the service refuses would be refused forever: the next sweep starts at the beginning.
        token = undefined;
        found = [];
        pages = 0;
        throw error;
      }
      found.push(...page.items);
      pages += 1;
      const isOver = page.nextToken === undefined || page.nextToken === token || pages >= mostPages;
      token = isOver ? undefined : page.nextToken;
      known = isOver ? found : [...found, ...missingFrom(found)];
      if (isOver) {
        found = [];
        pages = 0;
      }
      return known;
    },
    async rest(read) {
      // A sweep that is over, or has failed, starts at no page.
      for (let before = 0; pages > before;) {
        before = pages;
        // oxlint-disable-next-line no-await-in-loop -- a page has the token of the next
        await read();
      }
    },
  };

  function missingFrom(items: readonly Item[]): readonly Item[] {
    const keys = new Set(items.map(keyOf));
    return known.filter((item) => !keys.has(keyOf(item)));
  }
}
