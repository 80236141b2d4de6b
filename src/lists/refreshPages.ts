import { isPaused, loadPage, type ListPage, type ListSource } from './loadPage.ts';
import type { LoadedPages } from './pagedQuery.ts';

/**
 * The indexes of the pages that have to be read again: those with an item that can still change, and the last one, after
 * which new items come, unless the user has yet to decide whether to continue there. A default refetch of an infinite query
 * would read all of them.
 */
export function pagesToRefresh<Item>(
  pages: readonly ListPage<Item, unknown>[],
  canChange: (item: Item) => boolean,
): number[] {
  return Array.from(pages.entries())
    .filter(([index, page]) => (index === pages.length - 1 && !isPaused(page)) || page.items.some(canChange))
    .map(([index]) => index);
}

export interface RefreshPagesOptions<Item, Facts> {
  /** Whether an item can still change. */
  readonly canChange: (item: Item) => boolean;
  /** The pages that are loaded at the moment of the call. */
  readonly read: () => LoadedPages<Item, Facts> | undefined;
  readonly write: (pages: LoadedPages<Item, Facts>) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads again what can change, each page with the token that it was loaded with, one after another so that a refresh is no
 * burst. Other pages keep their identity. Rejects when a page fails: pages that were read before it are written by then.
 */
export async function refreshPages<Item, Facts>(
  source: ListSource<Item, Facts>,
  { canChange, read, write, signal }: RefreshPagesOptions<Item, Facts>,
): Promise<void> {
  const before = read();
  if (!before) return;
  for (const index of pagesToRefresh(before.pages, canChange)) {
    const page = await loadPage(source, tokenAt(before, index), signal);
    // A page may have been added meanwhile: it stays.
    const current = read();
    if (!current || signal.aborted) return;
    if (page.stoppedBy) throw page.stoppedBy;
    write({ ...current, pages: current.pages.with(index, keepToken(page, current, index)) });
  }
}

/** The page after this one was loaded with the token that this one gave then: the chain stays as it was followed. */
function keepToken<Item, Facts>(
  page: ListPage<Item, Facts>,
  loaded: LoadedPages<Item, Facts>,
  index: number,
): ListPage<Item, Facts> {
  const isLast = index === loaded.pages.length - 1;
  return isLast ? page : { ...page, resumeToken: tokenAt(loaded, index + 1) };
}

function tokenAt({ pageParams }: LoadedPages<unknown, unknown>, index: number): string | undefined {
  const token = pageParams[index];
  return typeof token === 'string' ? token : undefined;
}
