/** The claims that an ID token needs to be used here. */
export interface ExpectedIdToken {
  /** The issuer, exactly as the deployment names it. */
  readonly issuer: string;
  readonly clientId: string;
}

/** How long after its expiry a token is still accepted, in seconds. */
const tolerance = 300;

/**
 * By how much the user's clock may differ from the provider's, in seconds. Signatures for AWS are corrected for a wrong clock, so a
 * wrong clock alone must not end a sign-in.
 */
const largestSkew = 24 * 60 * 60;

/**
 * Checks that an ID token, which has just been received, was issued by this provider for this page and is valid now by the
 * provider's clock. AWS checks the signature when the token is exchanged; these checks name the problem before that.
 *
 * Source: https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 *
 * @param now in milliseconds since the epoch
 * @throws {TypeError} whose message says what is wrong
 */
export function checkIdToken(idToken: string, { issuer, clientId }: ExpectedIdToken, now = Date.now()): void {
  const { iss, aud, azp, exp, iat } = claimsOf(idToken);
  if (iss !== issuer) throw new TypeError(`iss in id_token is ${shown(iss)}, not ${issuer}`);
  const audiences = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(clientId)) throw new TypeError(`aud in id_token is ${shown(aud)}, not ${clientId}`);
  if (audiences.length > 1 && azp !== clientId)
    throw new TypeError(`azp in id_token is ${shown(azp)}, not ${clientId}`);
  if (typeof exp !== 'number' || !Number.isFinite(exp))
    throw new TypeError(`exp in id_token is ${shown(exp)}, not a time`);
  const here = now / 1000;
  const issued = typeof iat === 'number' && Number.isFinite(iat) ? iat : here;
  if (Math.abs(here - issued) > largestSkew)
    throw new TypeError(
      `id_token was issued at ${timeOf(issued)}; this computer's clock says ${timeOf(here)}`,
    );
  if (exp + tolerance < issued)
    throw new TypeError(`id_token expired at ${timeOf(exp)}; it was received at ${timeOf(issued)}`);
}

function timeOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

function claimsOf(idToken: string): Record<string, unknown> {
  try {
    const [, payload = ''] = idToken.split('.');
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // Reported below.
  }
  throw new TypeError('id_token is not a JSON web token');
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200);
}
