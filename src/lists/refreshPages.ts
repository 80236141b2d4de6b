import { isPaused, loadPage, type ListPage, type ListSource } from './loadPage.ts';
import type { LoadedPages } from './pagedQuery.ts';

export interface RefreshPagesOptions<Item, Facts> {
  readonly keyOf: (item: Item) => string | undefined;
  /** Whether an item can still change. */
  readonly canChange: (item: Item) => boolean;
  /** Whether an item that was read now replaces what was read of it before. Default: always. */
  readonly replaces?: (now: Item, before: Item) => boolean;
  /** Whether the first page is read in any case: new items may be at its start. */
  readonly withFirst: boolean;
  /** The pages that are loaded at the moment of the call. */
  readonly read: () => LoadedPages<Item, Facts> | undefined;
  readonly write: (pages: LoadedPages<Item, Facts>) => void;
  readonly signal: AbortSignal;
}

/**
 * The pages that have to be read again: those with an item that can still change, and the last one, after which new items
 * come, unless the user has yet to decide whether to continue there. A default refetch of an infinite query would read all of
 * them.
 */
export function pagesToRefresh<Item, Facts>(
  pages: readonly ListPage<Item, Facts>[],
  { canChange, withFirst }: Pick<RefreshPagesOptions<Item, Facts>, 'canChange' | 'withFirst'>,
): ListPage<Item, Facts>[] {
  return pages.filter(
    (page, index) =>
      (index === 0 && withFirst) ||
      (index === pages.length - 1 && !isPaused(page)) ||
      page.items.some(canChange),
  );
}

/**
 * Reads again what can change, each page with the token that it was loaded with, one after another so that a refresh is no
 * burst. Other pages keep their identity. New items at the start of the list push others off their page: these are read from
 * where they went and become a page of their own, so that no row is lost. Rejects when a page fails: pages that were read
 * before it are written by then.
 */
export async function refreshPages<Item, Facts>(
  source: ListSource<Item, Facts>,
  options: RefreshPagesOptions<Item, Facts>,
): Promise<void> {
  const { keyOf, read, write, signal } = options;
  const before = read();
  if (!before) return;
  for (const old of pagesToRefresh(before.pages, options)) {
    const token = tokenAt(before, before.pages.indexOf(old));
    const page = await loadPage(source, token, signal);
    if (page.stoppedBy) throw page.stoppedBy;
    const missing = missingItems(read(), old, page, keyOf);
    const pushedOff = await loadPushedOff(source, missing.length, page.resumeToken, signal);
    // A page may have been added meanwhile: it stays.
    const current = read();
    if (!current?.pages.includes(old) || signal.aborted) return;
    const found = new Set(pushedOff.page?.items.map(keyOf));
    const kept = missing.filter((item) => !found.has(keyOf(item)));
    const items = [...settled(old, page, options), ...kept];
    write(withPages(current, old, [{ ...page, items }, ...(pushedOff.page ? [pushedOff.page] : [])]));
    if (pushedOff.error) throw pushedOff.error;
  }
}

/** The items of a page that are on no page any more. */
function missingItems<Item, Facts>(
  loaded: LoadedPages<Item, Facts> | undefined,
  old: ListPage<Item, Facts>,
  page: ListPage<Item, Facts>,
  keyOf: (item: Item) => string | undefined,
): Item[] {
  const others = (loaded?.pages ?? []).filter((other) => other !== old);
  const keys = new Set([page, ...others].flatMap(({ items }) => items.map(keyOf)));
  return old.items.filter((item) => keyOf(item) !== undefined && !keys.has(keyOf(item)));
}

interface PushedOff<Item, Facts> {
  readonly page?: ListPage<Item, Facts>;
  readonly error?: Error;
}

/** Reads items that were pushed off the end of a page. An error is returned, so that the page before is written first. */
async function loadPushedOff<Item, Facts>(
  source: ListSource<Item, Facts>,
  count: number,
  token: string | undefined,
  signal: AbortSignal,
): Promise<PushedOff<Item, Facts>> {
  if (count === 0 || token === undefined) return {};
  try {
    const page = await loadPage({ ...source, maxItems: count }, token, signal);
    return page.stoppedBy ? { error: page.stoppedBy } : { page };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** The items of a page that was read again: an older fact stays where the new one does not replace it. */
function settled<Item, Facts>(
  old: ListPage<Item, Facts>,
  page: ListPage<Item, Facts>,
  { keyOf, replaces = () => true }: RefreshPagesOptions<Item, Facts>,
): readonly Item[] {
  const known = new Map(old.items.map((item) => [keyOf(item), item]));
  return page.items.map((item) => {
    const key = keyOf(item);
    const earlier = key === undefined ? undefined : known.get(key);
    return earlier !== undefined && !replaces(item, earlier) ? earlier : item;
  });
}

/**
 * The loaded pages with others in place of one. The page after them was loaded with the token that the replaced page gave
 * then: the chain stays as it was followed.
 */
function withPages<Item, Facts>(
  loaded: LoadedPages<Item, Facts>,
  old: ListPage<Item, Facts>,
  [page, ...added]: readonly [ListPage<Item, Facts>, ...ListPage<Item, Facts>[]],
): LoadedPages<Item, Facts> {
  const index = loaded.pages.indexOf(old);
  const isLast = index === loaded.pages.length - 1;
  const pages = [page, ...added];
  const tail = pages.pop() ?? page;
  return {
    pages: loaded.pages.toSpliced(
      index,
      1,
      ...pages,
      isLast ? tail : { ...tail, resumeToken: tokenAt(loaded, index + 1) },
    ),
    pageParams: loaded.pageParams.toSpliced(index + 1, 0, ...added.map(() => page.resumeToken)),
  };
}

function tokenAt({ pageParams }: LoadedPages<unknown, unknown>, index: number): string | undefined {
  const token = pageParams[index];
  return typeof token === 'string' ? token : undefined;
}
