import type { ListPage } from './loadPage.ts';

/**
 * Makes the function that turns pages into rows, in the service's order. An item that is on several pages is one row, at its
 * first place and with its newest fact: the one that was read last and, of two read at the same time, the one that comes
 * later, unless `replaces` says that it is older all the same. Items without a key cannot be compared, so each is a row of
 * its own.
 *
 * @param toRow derives an item's row; called once for each item, since items never change
 * @param replaces whether an item that was read later replaces what was read of it before
 */
export function mergePages<Item extends object, Row, Facts = undefined>(
  keyOf: (item: Item) => string | undefined,
  toRow: (key: string, item: Item) => Row,
  replaces: (later: Item, earlier: Item) => boolean = () => true,
): (pages: readonly ListPage<Item, Facts>[]) => readonly Row[] {
  const derived = new WeakMap<Item, { readonly key: string; readonly row: Row }>();

  function rowOf(key: string, item: Item): Row {
    const known = derived.get(item);
    if (known?.key === key) return known.row;
    const row = toRow(key, item);
    derived.set(item, { key, row });
    return row;
  }

  return (pages) => {
    const rows = new Map<string, { item: Item; readAt: number }>();
    for (const [pageIndex, page] of pages.entries()) {
      for (const [place, item] of page.items.entries()) {
        const key = keyOf(item) ?? `without key: ${pageIndex + 1}.${place + 1}`;
        const known = rows.get(key);
        if (known) {
          const isLater = page.readAt >= known.readAt;
          if (isLater ? !replaces(item, known.item) : replaces(known.item, item)) continue;
        }
        // Setting a key that is there keeps its place.
        rows.set(key, { item, readAt: page.readAt });
      }
    }
    return Array.from(rows, ([key, { item }]) => rowOf(key, item));
  };
}
