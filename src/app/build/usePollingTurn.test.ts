import { expect, test } from 'vitest';
import type { Config } from '../../auth/config.ts';
import type { Person, SessionState } from '../../auth/session.ts';
import { identityOf } from './usePollingTurn.ts';

const profile = { kind: 'profile', profile: 'dev', account: '111122223333' } as const;
const pasted = { kind: 'pasted', region: 'us-east-1' } as const;
const signedIn = (person: Person): SessionState => ({
  kind: 'signedIn',
  person,
  expiresAt: undefined,
  renews: false,
});
const alice = signedIn({ account: '111122223333', identity: 'alice' });

function nameOf(config: Pick<Config, 'access' | 'sessionKey'>, state?: SessionState): string | undefined {
  return JSON.stringify(identityOf(config, state && { state: () => state }));
}

test('tabs of two launches, accounts or users never share', () => {
  const names = [
    nameOf({ access: { kind: 'simulator', launchSecret: 'one' } }),
    nameOf({ access: { kind: 'simulator', launchSecret: 'two' } }),
    nameOf({ access: profile, sessionKey: 'one' }),
    nameOf({ access: profile, sessionKey: 'two' }),
    nameOf({ access: { ...profile, account: '444455556666' }, sessionKey: 'one' }),
    nameOf({ access: pasted }, alice),
    nameOf({ access: pasted }, signedIn({ account: '444455556666', identity: 'alice' })),
    nameOf({ access: pasted }, signedIn({ account: '111122223333', identity: 'bob' })),
    nameOf({ access: { kind: 'host' } }, alice),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain(undefined);
});

test.each([
  ['a launch without its session', { access: profile }, undefined],
  ['a user without an account', { access: pasted }, signedIn({ identity: 'alice' })],
  ['a user without a name', { access: pasted }, signedIn({ account: '111122223333' })],
  ['no user', { access: pasted }, { kind: 'signedOut' }],
  [
    'a session that has ended',
    { access: pasted },
    { kind: 'ended', person: { account: '111122223333', identity: 'alice' }, reason: 'Over.' },
  ],
] as const)('%s shares nothing', (_case, config, state) => {
  expect(nameOf(config, state)).toBeUndefined();
});
