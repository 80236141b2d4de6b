import { ownOriginOnly, pageHeaders } from '../deploy/headers.ts';

export { cacheControl } from '../deploy/headers.ts';

/**
 * On every answer of the local server: what a deployment sends with its page. Pages elsewhere load `embed.js` where one may
 * frame this one.
 */
export function securityHeaders(frameAncestors: readonly string[]): Readonly<Record<string, string>> {
  if (frameAncestors.length === 0) return pageHeaders(ownOriginOnly);
  return pageHeaders({ ...ownOriginOnly, frameAncestors: frameAncestors.join(' ') }, 'cross-origin');
}
