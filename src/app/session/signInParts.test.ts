import { createQueryClient } from '../../aws/queryClient.ts';
import { expect, test, vi } from 'vitest';
import { createSession } from '../../auth/session.ts';
import { signInParts } from './signInParts.ts';

test('a sign-out removes cached data and recent builds, although nothing is rendered', () => {
  const session = createSession();
  const queryClient = createQueryClient();
  const removeItem = vi.fn<(key: string) => void>();
  const browser = { localStorage: { getItem: () => null, removeItem }, addEventListener: () => undefined };
  // The parts of a window that are used.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  signInParts(session, queryClient, browser as unknown as Window);
  const credentials = { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' };
  session.start({ person: { identity: 'ada' }, credentials });
  queryClient.setQueryData(['rows'], ['of ada']);
  session.signOut();
  expect(queryClient.getQueryData(['rows'])).toBeUndefined();
  expect(removeItem).toHaveBeenCalledWith('recent-builds');
});
