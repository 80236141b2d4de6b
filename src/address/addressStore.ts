import { type Address, type ReadAddress, readAddress, writeAddress } from './address.ts';

/** The page's address as a store for `useSyncExternalStore`. */
export interface AddressStore {
  /** The same object until the address changes. */
  readonly read: () => ReadAddress;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes parts of the address in place: filters, sort, open rows. Back leaves the view. */
  readonly replace: (change: Partial<Address>) => void;
  /** Goes to another view that Back returns from. Inside a frame it replaces: a push would grow the host's history. */
  readonly push: (change: Partial<Address>) => void;
  /** The link to a view, relative to the page, for an `<a href>`. */
  readonly href: (change: Partial<Address>) => string;
  /** Whether the page is inside another one. Nothing is changed or kept from in there. */
  readonly framed: boolean;
}

/** Whether the page is, or is made to be, a part of another one: then it reads, and neither changes nor keeps anything. */
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
