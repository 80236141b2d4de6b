import { QueryObserver } from '@tanstack/query-core';
import { createQueryClient } from '../../aws/queryClient.ts';
import { expect, test, vi } from 'vitest';
import { createSession, type Person } from '../../auth/session.ts';
import { followSession, onUserChange } from './followSession.ts';

const keys = { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' };
const ada: Person = { account: '111122223333', identity: 'ada' };

function follow() {
  const session = createSession();
  const queryClient = createQueryClient();
  const clear = vi.fn<() => void>();
  const stop = followSession(session, queryClient, () => ({
    read: () => [],
    subscribe: () => () => undefined,
    add: () => undefined,
    clear,
  }));
  session.start({ person: ada, credentials: keys });
  queryClient.setQueryData(['rows'], ['of ada']);
  return { session, queryClient, clear, stop };
}

test('keeps rows when a session ends and for the same user, and removes them and the recent builds at the sign-out', () => {
  const { session, queryClient, clear } = follow();
  session.end('Over.');
  session.start({ person: { ...ada }, credentials: keys });
  expect(queryClient.getQueryData(['rows'])).toEqual(['of ada']);
  session.signOut();
  expect(queryClient.getQueryData(['rows'])).toBeUndefined();
  expect(clear).toHaveBeenCalledOnce();
});

test('removes the rows before another user is shown anything', () => {
  const { session, queryClient, clear } = follow();
  session.end('Over.');
  session.start({ person: { ...ada, identity: 'grace' }, credentials: keys });
  expect(queryClient.getQueryData(['rows'])).toBeUndefined();
  expect(clear).not.toHaveBeenCalled();
});

test('refetches only queries without data after a new sign-in', async () => {
  const { session, queryClient, stop } = follow();
  const asked = vi.fn(async () => {
    if (asked.mock.calls.length === 1) throw new Error('no session');
    return 'steps';
  });
  const there = vi.fn(async () => 'rows');
  session.end('Over.');
  const observers = [
    new QueryObserver(queryClient, { queryKey: ['steps'], queryFn: asked, staleTime: 'static' }),
    new QueryObserver(queryClient, { queryKey: ['rows'], queryFn: there, staleTime: 'static' }),
  ];
  const ends = observers.map((observer) => observer.subscribe(() => undefined));
  await vi.waitFor(() => expect(queryClient.getQueryState(['steps'])?.status).toBe('error'));
  session.start({ person: ada, credentials: keys });
  await vi.waitFor(() => expect(queryClient.getQueryData(['steps'])).toBe('steps'));
  expect(there).not.toHaveBeenCalled();
  for (const end of ends) end();
  stop();
});

test('calls back when the user changes or signs out, with the current user', () => {
  const session = createSession();
  const forget = vi.fn<(now: Person | undefined) => void>();
  const stop = onUserChange(session, forget);
  session.start({ person: ada, credentials: keys });
  session.end('Over.');
  session.start({ person: { ...ada }, credentials: keys });
  expect(forget).not.toHaveBeenCalled();
  const grace = { ...ada, identity: 'grace' };
  session.start({ person: grace, credentials: keys });
  expect(forget).toHaveBeenLastCalledWith(grace);
  session.signOut();
  expect(forget).toHaveBeenLastCalledWith(undefined);
  stop();
  session.start({ person: ada, credentials: keys });
  session.signOut();
  expect(forget).toHaveBeenCalledTimes(2);
});
