import type { Access, AccountRegion } from '../../../../auth/access.ts';
import { keyOf as keyOfPerson, personOf } from '../../../session/followSession.ts';
import { keyOf } from '../accountRegions.ts';
import { createOverviewStore, type OverviewStore } from './overviewStore.ts';

interface Kept {
  /** Identifies the user that the stores were read for; undefined where users do not sign in. */
  readonly owner: string | undefined;
  readonly stores: Map<string, OverviewStore>;
  /** The same array for the same accounts and Regions. */
  readonly lists: Map<string, readonly OverviewStore[]>;
}

const kept = new WeakMap<Access, Kept>();

/**
 * The overviews of accounts and Regions, the same ones for as long as the same user is signed in: coming back to them shows them
 * at once.
 */
export function overviewStoresOf(
  access: Access,
  accountRegions: readonly AccountRegion[],
): readonly OverviewStore[] {
  const person = access.session && personOf(access.session.state());
  const owner = person && keyOfPerson(person);
  const known = kept.get(access);
  const current: Kept =
    known?.owner === owner && known ? known : { owner, stores: new Map(), lists: new Map() };
  kept.set(access, current);
  const keys = accountRegions.map(keyOf).join();
  const list =
    current.lists.get(keys) ??
    accountRegions.map((accountRegion) => {
      const { region, account } = accountRegion;
      const key = keyOf(accountRegion);
      const store =
        current.stores.get(key) ?? createOverviewStore(access.client(region, account), accountRegion);
      current.stores.set(key, store);
      return store;
    });
  current.lists.set(keys, list);
  return list;
}
