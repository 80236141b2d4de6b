import { useSyncExternalStore } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';

/** The view in the page's address, live. */
export function useAddress(store: AddressStore) {
  return useSyncExternalStore(store.subscribe, store.read);
}
