/**
 * The headers of every response, in one place: the CloudFormation template is generated from here, the local server sends
 * them, and the journeys run behind both.
 */

/** The parts of the content security policy that differ between deployments. */
export interface PolicySources {
  /** The text after `connect-src 'self'`: the origins used for sign-in, each after a space. */
  readonly connect: string;
  /** The origins that may frame the page, or `'none'`. */
  readonly frameAncestors: string;
}

/** The policy of a page that calls its own origin only and may not be framed. */
export const ownOriginOnly: PolicySources = { connect: '', frameAncestors: "'none'" };

/**
 * Allows the page its own files and its own origin only. A style or a script in a workflow's message can't run, and no text
 * can become a script through the DOM.
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

/** How long browsers may cache: API responses never, hashed assets for a year, all other files after revalidation. */
export const cacheControl = {
  answer: 'no-store',
  hashedAsset: 'public, max-age=31536000, immutable',
  file: 'no-cache',
} as const;

/** Sent over TLS only. Without `includeSubDomains`, since other subdomains may belong to other services. */
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
 * The page on which a sign-in ends, in its popup. The provider's pages before it have no opener policy: with one of its own,
 * this page would lose its opener, which waits for its message.
 */
export function signedInHeaders(sources: PolicySources, resourcePolicy?: string) {
  return { ...pageHeaders(sources, resourcePolicy), 'cross-origin-opener-policy': 'unsafe-none' };
}

/** Hashed scripts and styles. With the policy, since a worker gets its own from the response with its script. */
export function assetHeaders(sources: PolicySources) {
  return {
    'content-security-policy': contentSecurityPolicy(sources),
    'cross-origin-resource-policy': 'same-origin',
    ...everywhere,
  };
}

/** API responses. The page does not render them, and a browser that navigates to one must not either. */
export function answerHeaders() {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    ...everywhere,
  };
}
