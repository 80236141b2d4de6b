import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../aws/queryClient.ts';
import { useSyncExternalStore, type ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { readAddress, writeAddress, type Address } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';

/** An address that no window has, for tests: what a view writes is in `search`. */
export function memoryAddress(start = '') {
  const listeners = new Set<() => void>();
  const visited = [start];
  let current = readAddress(start);
  const go = (change: Partial<Address>) => {
    const search = writeAddress({ ...current.address, ...change });
    visited.push(search);
    current = readAddress(search);
    for (const listener of listeners) listener();
  };
  const store: AddressStore = {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace: go,
    push: go,
    href: (change) => `/${writeAddress({ ...current.address, ...change })}`,
    framed: false,
  };
  return { store, search: () => visited.at(-1) ?? '' };
}

/** Renders what a view is made of from its address, as the page does, with a query client of its own. */
export function renderView(store: AddressStore, view: (address: Address) => ReactNode) {
  const queryClient = createQueryClient();
  function View() {
    return view(useSyncExternalStore(store.subscribe, store.read).address);
  }
  return render(
    <QueryClientProvider client={queryClient}>
      <View />
    </QueryClientProvider>,
  );
}

/** An error of the service, as it goes over the wire. */
export function refuse(status: number, name: string, message: string): Response {
  return new Response(JSON.stringify({ message }), {
    status,
    headers: { 'x-amzn-errortype': name, 'content-type': 'application/json' },
  });
}

/** A page of image versions, of which more follow where there is a token. */
export function images(count: number, nextToken?: string): Response {
  const imageVersionList = Array.from({ length: count }, (_, index) => ({
    arn: `arn:aws:imagebuilder:us-east-1:111122223333:image/${nextToken ?? 'last'}-${index}/1.0.0`,
    name: `${nextToken ?? 'last'}-${index}`,
    version: '1.0.0',
    dateCreated: '2026-09-09T19:12:23.175Z',
  }));
  return Response.json({ imageVersionList, ...(nextToken === undefined ? {} : { nextToken }) });
}
