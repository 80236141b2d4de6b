import * as v from 'valibot';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';

/** A build that was opened in this browser. */
export interface RecentBuild {
  readonly arn: string;
  /** As its owner wrote it, where the service said so. */
  readonly name?: string | undefined;
  /** When it was last opened, in milliseconds since the epoch. */
  readonly openedAt: number;
}

/** What was opened in this browser, as a store for `useSyncExternalStore`. Empty where storage is blocked. */
export interface RecentBuildsStore {
  /** The latest first; the same array until something changes. */
  readonly read: () => readonly RecentBuild[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (build: RecentBuild) => void;
  readonly clear: () => void;
}

/** Builds that are kept. */
const most = 8;

const key = 'recent-builds';

const schema = v.fallback(
  v.array(
    v.fallback(
      v.optional(
        v.object({
          arn: v.pipe(
            v.string(),
            v.check((arn) => parseImageBuildVersionArn(arn) !== undefined),
          ),
          name: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
          openedAt: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
        }),
      ),
      undefined,
    ),
  ),
  () => [],
);

/**
 * Keeps the builds that were opened. `view` is asked for its storage each time, since a browser that blocks it throws even
 * then; whatever else stands in the storage costs itself, never the page.
 */
export function createRecentBuilds(
  view: Pick<Window, 'localStorage' | 'addEventListener'>,
): RecentBuildsStore {
  const listeners = new Set<() => void>();
  let builds = load(view);

  const change = (next: readonly RecentBuild[]) => {
    builds = next;
    for (const listener of listeners) listener();
  };
  // Another tab has opened something, or cleared the list.
  view.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) change(load(view));
  });

  return {
    read: () => builds,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(build) {
      const others = load(view).filter(({ arn }) => arn !== build.arn);
      const next = [build, ...others].slice(0, most);
      if (save(view, JSON.stringify(next))) change(next);
    },
    clear() {
      save(view, undefined);
      change([]);
    },
  };
}

function load(view: Pick<Window, 'localStorage'>): readonly RecentBuild[] {
  try {
    const stored: unknown = JSON.parse(view.localStorage.getItem(key) ?? '[]');
    return v
      .parse(schema, stored)
      .filter((build) => build !== undefined)
      .slice(0, most);
  } catch {
    return [];
  }
}

/** Whether the storage took it. */
function save(view: Pick<Window, 'localStorage'>, text: string | undefined): boolean {
  try {
    if (text === undefined) view.localStorage.removeItem(key);
    else view.localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

const stores = new WeakMap<Window, RecentBuildsStore>();

/** The store of a window; the same one each time. */
export function recentBuildsIn(view: Window): RecentBuildsStore {
  const known = stores.get(view);
  if (known) return known;
  const created = createRecentBuilds(view);
  stores.set(view, created);
  return created;
}
