import { expect, test } from 'vitest';
import { createSession } from '../auth/session.ts';
import { acceptCredentials } from './hostCredentials.ts';

const given = () => ({
  accessKeyId: 'ASIAAAAAAAAAAAAAAAAA',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiration: Date.now() + 3_600_000,
});

test('accepts temporary credentials with their expiry', async () => {
  const session = createSession();
  const credentials = given();
  expect(acceptCredentials(session, credentials)).toBeUndefined();
  expect(session.state()).toMatchObject({
    kind: 'signedIn',
    expiresAt: credentials.expiration,
    renews: false,
  });
  const { expiration: expiresAt, ...keys } = credentials;
  expect(await session.credentials()).toEqual({ ...keys, expiresAt });
});

test.each([
  ['long-lived ones', { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', sessionToken: '' }, 'Only temporary'],
  ['a user’s key with a made-up token', { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' }, 'Only temporary'],
  ['no secret', { secretAccessKey: '' }, 'secret access key is missing'],
  ['no expiry', { expiration: Number.NaN }, 'need an expiry'],
  ['an expiry later than AWS allows', { expiration: Date.now() + 37 * 3_600_000 }, 'need an expiry'],
  ['an expiry in seconds', { expiration: Date.now() / 1000 }, 'have expired'],
])('rejects %s', (_what, wrong, why) => {
  const session = createSession();
  expect(acceptCredentials(session, { ...given(), ...wrong })).toContain(why);
  expect(session.state()).toEqual({ kind: 'signedOut' });
});
