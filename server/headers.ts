import { ownOriginOnly, pageHeaders } from '../deploy/headers.ts';

export { cacheControl } from '../deploy/headers.ts';

/** On every answer of the local server: what a deployment sends with its page. */
export const securityHeaders = pageHeaders(ownOriginOnly);
