import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createSession,
  type CredentialSource,
  renewBefore,
  SignInNeeded,
  type TemporaryCredentials,
} from './session.ts';

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

/** A source whose renewals are answered by the test. */
function renewable() {
  const asked: { resolve: (given: TemporaryCredentials) => void; reject: (error: Error) => void }[] = [];
  const source: CredentialSource = {
    person,
    credentials: keys('first', start + hour),
    renew: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
  };
  return { asked, source };
}

test('credentials that hold are given as they are; near their end, all who ask wait for one renewal', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.take(source);
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

test('a renewal that fails leaves what still holds, and is tried again after a while', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.take(source);
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

test('after a sleep past their end: no network is no end, a refusal is', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.take(source);
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

test('credentials that nobody can renew are not used past their end, and the page notices by itself', async () => {
  const session = createSession();
  session.take({ person, credentials: keys('pasted', start + hour) });
  vi.setSystemTime(start + hour - 1000);
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'pasted' });
  // As after sleep: the clock has moved on, and no timer has run.
  vi.setSystemTime(start + hour);
  await expect(session.credentials()).rejects.toBeInstanceOf(SignInNeeded);
  expect(session.state()).toMatchObject({ kind: 'ended', person });

  session.take({ person, credentials: keys('again', start + 2 * hour) });
  await vi.advanceTimersByTimeAsync(hour);
  expect(session.state()).toMatchObject({ kind: 'ended', reason: /^The session ended at \d\d:\d\d:\d\d\.$/ });
});

test('what the service calls ended is renewed once, or ends the session', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  session.take(source);
  const first = await session.credentials();
  const both = Promise.all([session.replace(first, 'Refused.'), session.replace(first, 'Refused.')]);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(keys('second', start + hour));
  await expect(both).resolves.toMatchObject([{ sessionToken: 'second' }, { sessionToken: 'second' }]);
  // A late refusal of the old ones says nothing about the new ones.
  await expect(session.replace(first, 'Refused.')).resolves.toMatchObject({ sessionToken: 'second' });

  session.take({ person, credentials: keys('pasted') });
  await expect(session.replace(await session.credentials(), 'AWS says no.')).rejects.toThrow('AWS says no.');
  expect(session.state()).toMatchObject({ kind: 'ended', reason: 'AWS says no.' });
});

test('an attempt that fails goes back to where it was, one that is overtaken says nothing', async () => {
  const session = createSession();
  session.take({ person, credentials: keys('a') });
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

test('a sign-out forgets, and what was under way brings nothing back', async () => {
  const session = createSession();
  const { asked, source } = renewable();
  const onSignOut = vi.fn<() => void>();
  session.take({ ...source, onSignOut });
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

test('credentials that seem to have ended as they are given tell of a clock that is off, and are used', async () => {
  const session = createSession();
  const { source } = renewable();
  session.take({ ...source, credentials: keys('first', start - hour) });
  await expect(session.credentials()).resolves.toMatchObject({ sessionToken: 'first' });
  expect(session.state()).toMatchObject({ kind: 'signedIn', expiresAt: undefined });
});

test('a renewal for who was there before ends without a trace in the next one’s', async () => {
  const session = createSession();
  const [ada, grace] = [renewable(), renewable()];
  session.take(ada.source);
  vi.setSystemTime(start + hour - renewBefore);
  const late = session.credentials();
  session.take(grace.source);
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
