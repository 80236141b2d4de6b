import { type Address, type ReadAddress, readAddress, writeAddress } from './address.ts';

/** The page's address as a store for `useSyncExternalStore`. */
export interface AddressStore {
  /** The same object until the address changes. */
  readonly read: () => ReadAddress;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes parts of the address in place: filters, sort, open rows. Back leaves the view. */
  readonly replace: (change: Partial<Address>) => void;
  /** Opens another view, with a history entry. In a frame it replaces the entry: a push would grow the host page's history. */
  readonly push: (change: Partial<Address>) => void;
  /** The link to a view, relative to the page, for an `<a href>`. */
  readonly href: (change: Partial<Address>) => string;
  /** Whether the page is in a frame. Then it changes and stores nothing. */
  readonly framed: boolean;
}

/** Whether the page is embedded, or opened with `embed=1`: then it is read-only and stores nothing. */
export function isPartOfAnother({ framed, read }: AddressStore): boolean {
  return framed || read().address.embed;
}

/** Binds the store to a window. */
export function createAddressStore(view: Window): AddressStore {
  const listeners = new Set<() => void>();
  const framed = view.parent !== view;
  let search = view.location.search;
  let current = readAddress(search);

  const notify = () => {
    if (view.location.search === search) return;
    search = view.location.search;
    current = readAddress(search);
    for (const listener of listeners) listener();
  };
  view.addEventListener('popstate', notify);

  const href = (change: Partial<Address>) => {
    const query = writeAddress({ ...current.address, ...change });
    return `${view.location.pathname}${query}`;
  };
  const go = (change: Partial<Address>, how: 'replaceState' | 'pushState') => {
    const target = href(change);
    if (target === `${view.location.pathname}${view.location.search}`) return;
    view.history[how](null, '', target);
    notify();
  };
  return {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace: (change) => go(change, 'replaceState'),
    push: (change) => go(change, framed ? 'replaceState' : 'pushState'),
    href,
    framed,
  };
}
