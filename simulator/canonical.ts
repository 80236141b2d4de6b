/** The canonical form of a request in Signature Version 4, and the hashes over it. */
import { Sha256 } from '@aws-crypto/sha256-js';

const encoder = new TextEncoder();

export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  /** The query as it arrived, with or without `?`. */
  readonly search: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly payloadHash: string;
}

export function canonicalRequest(parts: CanonicalParts): string {
  const headers = parts.headers.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    parts.method,
    // Every service but S3 signs the path with its escapes escaped once more.
    parts.path.split('/').map(escape).join('/') || '/',
    canonicalQuery(parts.search),
    ...headers.map(([name, value]) => `${name}:${value.trim().replaceAll(/\s+/g, ' ')}`),
    '',
    headers.map(([name]) => name).join(';'),
    parts.payloadHash,
  ].join('\n');
}

function canonicalQuery(search: string): string {
  const pairs = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const at = pair.indexOf('=');
      const [name, value] = at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [escape(unescape(name)), escape(unescape(value))];
    });
  return pairs
    .toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Percent-encoding as AWS has it: everything but the unreserved characters of RFC 3986. */
function escape(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function sha256Hex(data: Uint8Array | string): string {
  const hash = new Sha256();
  hash.update(typeof data === 'string' ? encoder.encode(data) : data);
  return hex(hash.digestSync());
}

function hmac(key: Uint8Array, text: string): Uint8Array {
  const hash = new Sha256(key);
  hash.update(encoder.encode(text));
  return hash.digestSync();
}

/** The key that a day's requests to a service in a region are signed with. */
export function signingKey(secret: string, date: string, region: string, service: string): Uint8Array {
  let key: Uint8Array = encoder.encode(`AWS4${secret}`);
  for (const part of [date, region, service, 'aws4_request']) key = hmac(key, part);
  return key;
}

export function signatureOf(key: Uint8Array, longDate: string, scope: string, canonical: string): string {
  return hex(hmac(key, ['AWS4-HMAC-SHA256', longDate, scope, sha256Hex(canonical)].join('\n')));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
