import { QueryObserver } from '@tanstack/query-core';
import { createQueryClient } from '../../aws/queryClient.ts';
import { expect, test, vi } from 'vitest';
import { createSession, type Person } from '../../auth/session.ts';
import { followSession, onForget } from './followSession.ts';

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
  session.take({ person: ada, credentials: keys });
  queryClient.setQueryData(['rows'], ['of ada']);
  return { session, queryClient, clear, stop };
}

test('rows stay while a session has ended and for the same person; a sign-out forgets them and what was opened', () => {
  const { session, queryClient, clear } = follow();
  session.end('Over.');
  session.take({ person: { ...ada }, credentials: keys });
  expect(queryClient.getQueryData(['rows'])).toEqual(['of ada']);
  session.signOut();
  expect(queryClient.getQueryData(['rows'])).toBeUndefined();
  expect(clear).toHaveBeenCalledOnce();
});

test('somebody else never sees the rows of who was there before', () => {
  const { session, queryClient, clear } = follow();
  session.end('Over.');
  session.take({ person: { ...ada, identity: 'grace' }, credentials: keys });
  expect(queryClient.getQueryData(['rows'])).toBeUndefined();
  expect(clear).not.toHaveBeenCalled();
});

test('what could not be read without a session is asked for again, and nothing that is there', async () => {
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
  session.take({ person: ada, credentials: keys });
  await vi.waitFor(() => expect(queryClient.getQueryData(['steps'])).toBe('steps'));
  expect(there).not.toHaveBeenCalled();
  for (const end of ends) end();
  stop();
});

test('whatever else was made for somebody is told to forget it, and by whom it was left', () => {
  const session = createSession();
  const forget = vi.fn<(now: Person | undefined) => void>();
  const stop = onForget(session, forget);
  session.take({ person: ada, credentials: keys });
  session.end('Over.');
  session.take({ person: { ...ada }, credentials: keys });
  expect(forget).not.toHaveBeenCalled();
  const grace = { ...ada, identity: 'grace' };
  session.take({ person: grace, credentials: keys });
  expect(forget).toHaveBeenLastCalledWith(grace);
  session.signOut();
  expect(forget).toHaveBeenLastCalledWith(undefined);
  stop();
  session.take({ person: ada, credentials: keys });
  session.signOut();
  expect(forget).toHaveBeenCalledTimes(2);
});
