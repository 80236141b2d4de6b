import * as v from 'valibot';
import { readAddress, writeAddress } from '../../../../address/address.ts';
import type { Access } from '../../../../auth/access.ts';
import { keyOf, personOf } from '../../../session/followSession.ts';
import { noFilter, type OverviewFilter } from '../overviewFilter.ts';

/** A filter of the overview that the user has given a name. */
export interface SavedView {
  /** Different from all others. Untrusted text. */
  readonly name: string;
  readonly filter: OverviewFilter;
}

/** The saved views of this browser, as a store for `useSyncExternalStore`. Empty where storage is blocked. */
export interface SavedViewsStore {
  /** In order of their names; the same array until something changes. */
  readonly read: () => readonly SavedView[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Saves a view, in place of one that has its name. Returns whether the browser has stored it. */
  readonly save: (view: SavedView) => boolean;
  readonly rename: (from: string, to: string) => boolean;
  readonly remove: (name: string) => boolean;
}

/** Characters of a name. */
export const longestName = 60;
/** Views that are kept. */
const most = 50;

const stored = v.fallback(
  v.array(
    v.fallback(
      v.optional(
        v.object({
          name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestName)),
          /** The query of the address: the same text as in a link. */
          query: v.pipe(v.string(), v.maxLength(2_000)),
        }),
      ),
      undefined,
    ),
  ),
  () => [],
);

/** The filter alone of an address. */
export function filterOf({ account, region, state, name }: OverviewFilter): OverviewFilter {
  return { account, region, state, name };
}

export function isSameFilter(a: OverviewFilter, b: OverviewFilter): boolean {
  return queryOf(a) === queryOf(b);
}

function queryOf(filter: OverviewFilter): string {
  return writeAddress({ ...readAddress('').address, ...filterOf(filter) });
}

/**
 * Keeps views in the browser's storage, under a key for each user. Storage is read each time, since a browser that blocks it
 * throws even then; an entry that cannot be read is left out.
 */
export function createSavedViews(
  view: Pick<Window, 'localStorage' | 'addEventListener'>,
  key: string,
): SavedViewsStore {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  let views = load(view, key);
  view.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    views = load(view, key);
    notify();
  });
  /** Changes what is stored now: another tab may have changed it. */
  const change = (next: (known: readonly SavedView[]) => readonly SavedView[]): boolean => {
    const changed = inOrder(next(load(view, key))).slice(0, most);
    try {
      const entries = changed.map(({ name, filter }) => ({ name, query: queryOf(filter) }));
      view.localStorage.setItem(key, JSON.stringify(entries));
    } catch {
      return false;
    }
    views = changed;
    notify();
    return true;
  };
  return {
    read: () => views,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: ({ name, filter }) =>
      change((known) => [...without(known, name), { name, filter: filterOf(filter) }]),
    rename: (from, to) =>
      change((known) => [
        ...without(known, from, to),
        ...known.filter(({ name }) => name === from).map(({ filter }) => ({ name: to, filter })),
      ]),
    remove: (name) => change((known) => without(known, name)),
  };
}

function without(views: readonly SavedView[], ...names: readonly string[]): readonly SavedView[] {
  return views.filter(({ name }) => !names.includes(name));
}

function load(view: Pick<Window, 'localStorage'>, key: string): readonly SavedView[] {
  try {
    const entries: unknown = JSON.parse(view.localStorage.getItem(key) ?? '[]');
    const byName = new Map(
      v
        .parse(stored, entries)
        .filter((entry) => entry !== undefined)
        .map(({ name, query }) => [name, filterOf({ ...noFilter, ...readAddress(query).address })]),
    );
    return inOrder([...byName].map(([name, filter]) => ({ name, filter }))).slice(0, most);
  } catch {
    return [];
  }
}

function inOrder(views: readonly SavedView[]): readonly SavedView[] {
  return views.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const stores = new WeakMap<Window, Map<string, SavedViewsStore>>();

/** The saved views of the signed-in user in a window; the same store each time. */
export function savedViewsIn(browser: Window, access: Access): SavedViewsStore {
  const person = access.session && personOf(access.session.state());
  const key = person ? `saved-views ${keyOf(person)}` : 'saved-views';
  const ofWindow = stores.get(browser) ?? new Map<string, SavedViewsStore>();
  stores.set(browser, ofWindow);
  const store = ofWindow.get(key) ?? createSavedViews(browser, key);
  ofWindow.set(key, store);
  return store;
}
