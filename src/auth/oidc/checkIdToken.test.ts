import { expect, test } from 'vitest';
import { checkIdToken } from './checkIdToken.ts';

const expected = { issuer: 'https://login.example.com/tenant', clientId: 'dashboard' };
const now = Date.parse('2026-11-24T12:00:00Z');
const issuedNow = { iat: now / 1000, exp: now / 1000 + 3600 };
const valid = { iss: expected.issuer, aud: 'dashboard', ...issuedNow, name: 'Zoë' };

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function tokenOf(claims: unknown): string {
  return [encode({ alg: 'RS256' }), encode(claims), 'signature'].join('.');
}

test.each([
  valid,
  { ...valid, aud: ['dashboard'] },
  { ...valid, aud: ['other', 'dashboard'], azp: 'dashboard' },
  // The user's clock is nine hours ahead of the provider's.
  { ...valid, iat: now / 1000 - 9 * 3600, exp: now / 1000 - 8 * 3600 },
  { ...valid, iat: undefined, exp: now / 1000 - 240 },
])('accepts a token for this page: %o', (claims) => {
  expect(() => checkIdToken(tokenOf(claims), expected, now)).not.toThrow();
});

test.each([
  [
    { ...valid, iss: 'https://login.example.com/tenant/' },
    'iss in id_token is "https://login.example.com/tenant/"',
  ],
  [{ ...valid, iss: undefined }, 'iss in id_token is missing'],
  [{ ...valid, aud: 'another-client' }, 'aud in id_token is "another-client", not dashboard'],
  [{ ...valid, aud: ['other', 'dashboard'], azp: 'other' }, 'azp in id_token is "other"'],
  [{ ...valid, exp: 'soon' }, 'exp in id_token is "soon"'],
  [{ ...valid, exp: now / 1000 - 3600 }, 'id_token expired at 2026-11-24T11:00:00.000Z'],
  [{ ...valid, iat: undefined, exp: now / 1000 - 3600 }, 'id_token expired at 2026-11-24T11:00:00.000Z'],
  [
    { ...valid, iat: now / 1000 - 90_000, exp: now / 1000 + 3600 },
    'id_token was issued at 2026-11-23T11:00:00.000Z',
  ],

  ['text', 'id_token is not a JSON web token'],
])('rejects a token that is not: %o', (claims, message) => {
  expect(() => checkIdToken(tokenOf(claims), expected, now)).toThrow(message);
});

test('rejects malformed tokens', () => {
  expect(() => checkIdToken('opaque', expected, now)).toThrow('id_token is not a JSON web token');
});
