import { expect, test } from 'vitest';
import { createSession } from '../auth/session.ts';
import { takeCredentials } from './hostCredentials.ts';

const given = () => ({
  accessKeyId: 'ASIAAAAAAAAAAAAAAAAA',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiration: Date.now() + 3_600_000,
});

test('temporary credentials are taken with their end', async () => {
  const session = createSession();
  const credentials = given();
  expect(takeCredentials(session, credentials)).toBeUndefined();
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
  ['no end', { expiration: Number.NaN }, 'come with their end'],
  ['an end that AWS never gives', { expiration: Date.now() + 37 * 3_600_000 }, 'come with their end'],
  ['an end in seconds', { expiration: Date.now() / 1000 }, 'ended already'],
])('%s are refused', (_what, wrong, why) => {
  const session = createSession();
  expect(takeCredentials(session, { ...given(), ...wrong })).toContain(why);
  expect(session.state()).toEqual({ kind: 'signedOut' });
});
