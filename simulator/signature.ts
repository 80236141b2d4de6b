/** Verifies the signature of a request, which AWS does first. */
import { serviceHost } from '../src/aws/endpoint.ts';
import type { ServiceName } from '../src/aws/registry.ts';
import { readAuthorization, type Authorization } from './authorization.ts';
import { canonicalRequest, sha256Hex, signatureOf, signingKey } from './canonical.ts';
import type { Clock } from './clock.ts';
import { ServiceError } from './errors.ts';
import {
  accountOfKey,
  endOfSession,
  expiredSessionToken,
  faultyAccountCredentials,
  readOnlyCredentials,
  secondAccountCredentials,
  sessionCredentials,
  simulatorCredentials,
} from './keys.ts';

export interface Signed {
  readonly accessKeyId: string;
  /** The region of the credential scope. */
  readonly region: string;
  /** The account of the key. */
  readonly accountId: string;
  /** Whether the holder of the key may change things. */
  readonly mayWrite: boolean;
}

export interface SignedRequest {
  readonly service: ServiceName;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The paths that may have been signed: as it arrived, and without the prefix that our own origin adds. */
  readonly paths: readonly string[];
  /** The Region in the request's address, if any. */
  readonly region: string | undefined;
}

/** How far a signature's time may be from now, ms. */
const allowedSkew = 5 * 60_000;

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/**
 * Checks the signature. Two kinds of callers pass: one that signed what it sent (the AWS CLI, boto3), and the page, which
 * signs for the service's own host and path before the request is turned to its own origin. So each path and each host that
 * may have been signed is tried. `wallClock` is absent where time is made up, and then skew is not looked at; sessions end by
 * the account's own `clock`.
 */
export function verify(request: SignedRequest, wallClock: Clock | undefined, clock: Clock): Signed {
  const authorization = readAuthorization(request.headers.get('authorization'));
  const longDate = request.headers.get('x-amz-date');
  if (longDate === null || !/^\d{8}T\d{6}Z$/.test(longDate)) {
    throw new ServiceError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const secret = secretOf(authorization.accessKeyId);
  if (secret === undefined) throw unknownToken();
  if (!longDate.startsWith(authorization.date)) {
    throw refuse(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${authorization.date}' != '${longDate.slice(0, 8)}', from '${longDate}'.`,
    );
  }
  if (authorization.service !== request.service) {
    throw refuse(`Credential should be scoped to correct service: '${request.service}'. `);
  }
  if (request.region !== undefined && authorization.region !== request.region) {
    throw refuse(`Credential should be scoped to a valid region, not '${authorization.region}'. `);
  }
  if (!matches(request, authorization, longDate, secret)) throw refuse(mismatch);
  if (wallClock) refuseSkew(longDate, wallClock.now());
  const token = request.headers.get('x-amz-security-token');
  const end = authorization.accessKeyId === sessionCredentials.accessKeyId ? endOfSession(token) : Infinity;
  if (end === undefined) throw unknownToken();
  if (token === expiredSessionToken || end <= clock.now()) {
    throw new ServiceError('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const mayWrite = authorization.accessKeyId !== readOnlyCredentials.accessKeyId;
  const { accessKeyId, region } = authorization;
  return { accessKeyId, accountId: accountOfKey(accessKeyId, token), region, mayWrite };
}

function refuse(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', message);
}

function unknownToken(): ServiceError {
  return new ServiceError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  );
}

function secretOf(accessKeyId: string): string | undefined {
  return [
    simulatorCredentials,
    secondAccountCredentials,
    faultyAccountCredentials,
    readOnlyCredentials,
    sessionCredentials,
  ].find((each) => each.accessKeyId === accessKeyId)?.secretAccessKey;
}

function matches(
  request: SignedRequest,
  authorization: Authorization,
  longDate: string,
  secret: string,
): boolean {
  const { date, region, service, signature } = authorization;
  const key = signingKey(secret, date, region, service);
  const scope = `${date}/${region}/${service}/aws4_request`;
  const bodyHash = sha256Hex(request.body);
  const claimed = request.headers.get('x-amz-content-sha256');
  if (claimed !== null && claimed !== bodyHash && claimed !== 'UNSIGNED-PAYLOAD') return false;
  if (!authorization.signedHeaders.includes('host')) return false;
  return request.paths.some((path) =>
    hostsOf(request, region).some((host) => {
      const headers = authorization.signedHeaders.map(
        (name) => [name, headerValue(request, name, host)] as const,
      );
      const canonical = canonicalRequest({
        method: request.method,
        path,
        search: request.url.search,
        headers,
        payloadHash: claimed ?? bodyHash,
      });
      return same(signatureOf(key, longDate, scope, canonical), signature);
    }),
  );
}

/** The hosts that may have been signed: the one called, and the service's own. */
function hostsOf(request: SignedRequest, region: string): readonly string[] {
  return [
    ...new Set([
      request.headers.get('host') ?? request.url.host,
      request.url.host,
      serviceHost(request.service, region),
    ]),
  ];
}

/**
 * A header as it was signed. A browser does not let a page set Host or Content-Length on a Request, so these two are
 * derived from the request when they are missing.
 */
function headerValue(request: SignedRequest, name: string, host: string): string {
  if (name === 'host') return host;
  if (name === 'content-length') return request.headers.get(name) ?? String(request.body.byteLength);
  return request.headers.get(name) ?? '';
}

/** Compares in constant time. */
function same(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1)
    difference |= a.charCodeAt(index) ^ (b.charCodeAt(index) || 0);
  return difference === 0;
}

function refuseSkew(longDate: string, now: number): void {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(longDate) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (now - at > allowedSkew) {
    throw refuse(
      `Signature expired: ${longDate} is now earlier than ${written(now - allowedSkew)} (${written(now)} - 5 min.)`,
    );
  }
  if (!(at - now <= allowedSkew)) {
    throw refuse(
      `Signature not yet current: ${longDate} is still later than ${written(now + allowedSkew)} (${written(now)} + 5 min.)`,
    );
  }
}

/** A time as Signature Version 4 writes it. */
function written(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
