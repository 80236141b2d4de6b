import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession, type CredentialSource, SignInNeeded, type TemporaryCredentials } from './session.ts';
import { renewBefore } from '../lib/timings.ts';

const start = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});

afterEach(() => {
  vi.useRealTimers();
});

const keys = (sessionToken: string, expiresAt?: number): TemporaryCredentials => ({
  accessKeyId: 'ASIA',
  secretAccessKey: 'secret',
  sessionToken,
  expiresAt,
});

const person = { account: '111122223333', identity: 'ada@example.com' };

/** A source whose renewals the test settles. */
function renewable() {
  const asked: { resolve: (given: TemporaryCredentials) => void; reject: (error: Error) => void }[] = [];
  const source: CredentialSource = {
    person,
    credentials: keys('first', start + hour),
    renew: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
  };
  return { asked, source };
}

test('returns valid credentials, and shares one renewal shortly before they expire', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.start(source);
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'first' });
  vi.setSystemTime(start + hour - renewBefore);
  const all = Promise.all([session.credentials(), session.credentials(), session.credentials()]);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(keys('second', start + 2 * hour));
  await expect(all).resolves.toMatchObject([
    { sessionToken: 'second' },
    { sessionToken: 'second' },
    { sessionToken: 'second' },
  ]);
  expect(session.state()).toMatchObject({ kind: 'signedIn', expiresAt: start + 2 * hour, renews: true });
});

test('a failed renewal keeps valid credentials and is retried later', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.start(source);
  vi.setSystemTime(start + hour - 60_000);
  const used = session.credentials();
  asked[0]?.reject(new TypeError('Failed to fetch'));
  await expect(used).resolves.toMatchObject({ sessionToken: 'first' });
  await session.credentials();
  expect(asked).toHaveLength(1);
  vi.setSystemTime(start + hour - 20_000);
  const again = session.credentials();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(keys('second', start + 2 * hour));
  await expect(again).resolves.toMatchObject({ sessionToken: 'second' });
});

test('after a sleep past the expiry a network error keeps the session, and a rejection ends it', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.start(source);
  vi.setSystemTime(start + 9 * hour);
  const offline = session.credentials();
  asked[0]?.reject(new TypeError('Failed to fetch'));
  await expect(offline).rejects.toThrow('Failed to fetch');
  expect(session.state().kind).toBe('signedIn');
  const refused = session.credentials();
  asked[1]?.reject(new SignInNeeded('The provider gives no more tokens.'));
  await expect(refused).rejects.toBeInstanceOf(SignInNeeded);
  expect(session.state()).toEqual({ kind: 'ended', person, reason: 'The provider gives no more tokens.' });
  await expect(session.credentials()).rejects.toThrow('The provider gives no more tokens.');
  expect(asked).toHaveLength(2);
});

test('credentials without renewal end the session when they expire', async () => {
  const session = createSession();
  session.start({ person, credentials: keys('pasted', start + hour) });
  vi.setSystemTime(start + hour - 1000);
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'pasted' });
  // As after sleep: the clock has moved on, and no timer has run.
  vi.setSystemTime(start + hour);
  await expect(session.credentials()).rejects.toBeInstanceOf(SignInNeeded);
  expect(session.state()).toMatchObject({ kind: 'ended', person });

  session.start({ person, credentials: keys('again', start + 2 * hour) });
  await vi.advanceTimersByTimeAsync(hour);
  expect(session.state()).toMatchObject({ kind: 'ended', reason: /^The session ended at \d\d:\d\d:\d\d\.$/ });
});

test('credentials that the service rejected are renewed once, or the session ends', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.start(source);
  const first = await session.credentials();
  const both = Promise.all([session.replace(first, 'Refused.'), session.replace(first, 'Refused.')]);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(keys('second', start + hour));
  await expect(both).resolves.toMatchObject([{ sessionToken: 'second' }, { sessionToken: 'second' }]);
  // A late refusal of the old ones says nothing about the new ones.
  await expect(session.replace(first, 'Refused.')).resolves.toMatchObject({ sessionToken: 'second' });

  session.start({ person, credentials: keys('pasted') });
  await expect(session.replace(await session.credentials(), 'AWS says no.')).rejects.toThrow('AWS says no.');
  expect(session.state()).toMatchObject({ kind: 'ended', reason: 'AWS says no.' });
});

test('a failed sign-in restores the state before it, an aborted one changes nothing', async () => {
  const session = createSession();
  session.start({ person, credentials: keys('a') });
  session.end('Over.');
  const overtaken = session.signIn(() => new Promise(() => undefined));
  expect(session.state()).toEqual({ kind: 'signingIn', person, reason: 'Over.' });
  const failing = session.signIn(async () => {
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(session.state()).toEqual({ kind: 'ended', person, reason: 'Over.' });
  await session.signIn(async () => ({ person, credentials: keys('b') }));
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'b' });
  void overtaken;
});

test('a sign-out removes the credentials, and a running sign-in or renewal does not restore them', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  const onSignOut = vi.fn<() => void>();
  session.start({ ...source, onSignOut });
  vi.setSystemTime(start + hour);
  const renewal = session.credentials();
  const brought: ((source: CredentialSource) => void)[] = [];
  const late = session.signIn(() => new Promise((resolve) => brought.push(resolve)));
  session.signOut();
  expect(onSignOut).toHaveBeenCalledOnce();
  asked[0]?.resolve(keys('second', start + 2 * hour));
  brought[0]?.({ person, credentials: keys('third') });
  await expect(renewal).rejects.toBeInstanceOf(SignInNeeded);
  await late;
  expect(session.state()).toEqual({ kind: 'signedOut' });
  await expect(session.credentials()).rejects.toBeInstanceOf(SignInNeeded);
});

test('new credentials that seem to have expired are used, since the clock must be off', async () => {
  const session = createSession();
  const { source } = renewable();
  session.start({ ...source, credentials: keys('first', start - hour) });
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'first' });
  expect(session.state()).toMatchObject({ kind: 'signedIn', expiresAt: undefined });
});

test('a renewal for the previous user does not change the session of the next one', async () => {
  const session = createSession();
  const [ada, grace] = [renewable(), renewable()];
  session.start(ada.source);
  vi.setSystemTime(start + hour - renewBefore);
  const late = session.credentials();
  session.start(grace.source);
  const all = [session.credentials()];
  ada.asked[0]?.reject(new TypeError('Failed to fetch'));
  await expect(late).rejects.toThrow('Failed to fetch');
  all.push(session.credentials());
  expect(grace.asked).toHaveLength(1);
  grace.asked[0]?.resolve(keys('second', start + 2 * hour));
  await expect(Promise.all(all)).resolves.toMatchObject([
    { sessionToken: 'second' },
    { sessionToken: 'second' },
  ]);
});
