import { type ConsolePlace, s3ConsoleUrl } from './consoleUrl.ts';
import { isRegionName } from './endpoint.ts';

/** An address from untrusted text that leads into AWS, and what it names. */
export interface SafeAwsUrl {
  /** Always https and of a console's host. Undefined for a bucket in a partition whose console is not known. */
  readonly consoleUrl: string | undefined;
  readonly s3?: { readonly bucket: string; readonly key: string };
}

const consoleHosts =
  /^(?:[a-z0-9-]{1,63}\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;
/** `s3.region.amazonaws.com`, `bucket.s3.region.amazonaws.com`, and the old forms without a region or with a dash. */
const s3Hosts = /^(?:([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.)?s3(?:[.-]([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/;
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Makes a link of a text that came from outside, or says that there is none: only https, of an AWS console or of S3, without
 * a user, a port or anything a reader could mistake. An S3 address becomes one of the console, since a bucket of logs is
 * private, and since any AWS customer may serve a page from a bucket. `place` is where the build is.
 */
export function safeAwsUrl(text: string | undefined, place: ConsolePlace): SafeAwsUrl | undefined {
  const trimmed = text?.trim() ?? '';
  // Browsers repair backslashes, spaces and look-alike letters; an address that needs repair is none.
  if (trimmed.length > 2_048 || !/^[\x21-\x5B\x5D-\x7E]+$/.test(trimmed)) return undefined;
  const s3 = /^s3:\/\/([^/?#]+)\/?([^?#]*)$/.exec(trimmed);
  if (s3) return inBucket(s3[1] ?? '', s3[2] ?? '', place);
  return /^https:\/\//i.test(trimmed) ? fromHttps(trimmed, place) : undefined;
}

function fromHttps(text: string, place: ConsolePlace): SafeAwsUrl | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  if (consoleHosts.test(url.hostname)) return { consoleUrl: url.href };
  const match = s3Hosts.exec(url.hostname);
  if (!match) return undefined;
  const [, bucket, region] = match;
  const path = decode(url.pathname.slice(1));
  if (path === undefined) return undefined;
  const there = region !== undefined && isRegionName(region) ? { ...place, region } : place;
  if (bucket !== undefined) return inBucket(bucket, path, there);
  const [first = '', ...rest] = path.split('/');
  return inBucket(first, rest.join('/'), there);
}

function inBucket(bucket: string, key: string, place: ConsolePlace): SafeAwsUrl | undefined {
  if (!bucketName.test(bucket) || bucket.includes('..')) return undefined;
  return { consoleUrl: s3ConsoleUrl(place, bucket, key), s3: { bucket, key } };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
