import { QueryClient } from '@tanstack/query-core';

/**
 * The cache of what was read from AWS. The transport owns the retries, so a query has none. A query refetches only where the
 * page asks for it: one place decides what is read again, and when.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
    },
  });
}
