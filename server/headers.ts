/**
 * What a page of ours may load and do: its own files and its own origin, nothing else. A style or a script that came in
 * through a workflow's message has nowhere to run.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer of the local server. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** How long a browser may keep what: answers never, hashed assets for ever, all other files after asking. */
export const cacheControl = {
  answer: 'no-store',
  hashedAsset: 'public, max-age=31536000, immutable',
  file: 'no-cache',
} as const;
