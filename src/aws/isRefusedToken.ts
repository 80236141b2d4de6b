import { ServiceError } from './serviceError.ts';

/** Whether the service no longer takes a token that it gave: the list's pages have moved since. */
export function isRefusedToken(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'paginationToken';
}
