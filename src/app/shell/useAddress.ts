import { useSyncExternalStore } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';

/** The view that the address asks for, now and whenever it changes. */
export function useAddress(store: AddressStore) {
  return useSyncExternalStore(store.subscribe, store.read);
}
