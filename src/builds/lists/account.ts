import type { AddressStore } from '../../address/addressStore.ts';

/** Passed to each cell of the account's lists. */
export interface AccountContext {
  readonly address: AddressStore;
}

/** One page of the account's lists is one request of the service's largest size. */
export const accountPaging = { pageSize: 25, maxItems: 25 } as const;
