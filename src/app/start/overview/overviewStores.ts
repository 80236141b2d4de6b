import type { Access } from '../../../auth/access.ts';
import { keyOf, personOf } from '../../session/followSession.ts';
import { createOverviewStore, type OverviewStore } from './overviewStore.ts';

interface Kept {
  /** Identifies the user that the stores were read for; undefined where users do not sign in. */
  readonly owner: string | undefined;
  readonly stores: Map<string, OverviewStore>;
}

const kept = new WeakMap<Access, Kept>();

/** The overview of a Region, the same one for as long as the same user is signed in: coming back to it shows it at once. */
export function overviewStoreOf(access: Access, region: string): OverviewStore {
  const person = access.session && personOf(access.session.state());
  const owner = person && keyOf(person);
  const known = kept.get(access);
  const current = known?.owner === owner && known ? known : { owner, stores: new Map() };
  kept.set(access, current);
  const store = current.stores.get(region) ?? createOverviewStore(access.client(region));
  current.stores.set(region, store);
  return store;
}
