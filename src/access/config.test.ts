import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

test('the two ways of the local server are read', () => {
  const simulator = { kind: 'simulator', accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  expect(parseConfig({ access: simulator })).toEqual({
    access: simulator,
    region: 'us-east-1',
    writes: false,
  });
  const profile = { kind: 'profile', profile: 'dev', account: '111122223333', identity: 7 };
  expect(parseConfig({ access: profile, region: 'eu-west-1', writes: true })).toEqual({
    access: { ...profile, identity: undefined },
    region: 'eu-west-1',
    writes: true,
  });
  // Anything but the boolean leaves them off.
  expect(parseConfig({ access: simulator, writes: 'on' })).toMatchObject({ writes: false });
});

test.each([
  [null, 'access: it is missing'],
  [[], 'access: it is missing'],
  [{ access: 'simulator' }, 'access: it is missing'],
  [{ access: { kind: 'magic' } }, 'access.kind'],
  [{ access: { kind: 'simulator', accessKeyId: 'AKIA', secretAccessKey: '' } }, 'access.secretAccessKey'],
  [{ access: { kind: 'profile' } }, 'access.profile'],
])('%j is refused by the field that is wrong', (json, problem) => {
  expect(() => parseConfig(json)).toThrow(problem);
});
