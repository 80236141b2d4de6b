/**
 * The headers of every answer, in one place: the CloudFormation template is generated from here, the local server sends
 * them, and the journeys run behind both.
 */

/** What a page of ours loads from its own origin is all it may load; these two differ between deployments. */
export interface PolicySources {
  /** What follows `connect-src 'self'`: the origins that sign people in, each after a space. */
  readonly connect: string;
  /** Who may put the page into a frame: `'none'`, or origins. */
  readonly frameAncestors: string;
}

/** The policy of a page that calls its own origin only and may not be framed. */
export const ownOriginOnly: PolicySources = { connect: '', frameAncestors: "'none'" };

/**
 * What a page of ours may load and do: its own files and its own origin, nothing else. A style or a script that came in
 * through a workflow's message has nowhere to run, and no text becomes a script by way of the DOM.
 */
export function contentSecurityPolicy({ connect, frameAncestors }: PolicySources): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${connect}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // The one policy starts the worker that searches log lines, and takes no other address.
    'trusted-types log-search',
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

/** How long a browser may keep what: answers never, hashed assets for ever, all other files after asking. */
export const cacheControl = {
  answer: 'no-store',
  hashedAsset: 'public, max-age=31536000, immutable',
  file: 'no-cache',
} as const;

/** Only where there is TLS. Without `includeSubDomains`: what else lives under the domain is not ours to decide on. */
export const strictTransportSecurity = 'max-age=63072000';

const unused = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

const everywhere = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * A page, and every other file that is not hashed.
 *
 * `same-origin-allow-popups` keeps the opener of the sign-in popup, which `same-origin` would cut.
 *
 * @param resourcePolicy `cross-origin` where other sites' pages may embed this one, since they load our `embed.js`
 */
export function pageHeaders(sources: PolicySources, resourcePolicy = 'same-origin') {
  return {
    'content-security-policy': contentSecurityPolicy(sources),
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': resourcePolicy,
    'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
    ...everywhere,
  };
}

/**
 * The page on which a sign-in ends, inside its popup. It comes from the provider, whose pages have no opener policy: with one
 * of its own it would lose the page that opened it, which waits for its word.
 */
export function signedInHeaders(sources: PolicySources, resourcePolicy?: string) {
  return { ...pageHeaders(sources, resourcePolicy), 'cross-origin-opener-policy': 'unsafe-none' };
}

/** Hashed scripts and styles. With the policy, since a worker takes its own from its script's answer. */
export function assetHeaders(sources: PolicySources) {
  return {
    'content-security-policy': contentSecurityPolicy(sources),
    'cross-origin-resource-policy': 'same-origin',
    ...everywhere,
  };
}

/** Answers of the service. Nothing renders them; a browser that is led to one must not either. */
export function answerHeaders() {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    ...everywhere,
  };
}
