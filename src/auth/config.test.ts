import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

test('parses the configurations of the local server', async () => {
  const simulator = { kind: 'simulator', launchSecret: 'secret' };
  expect(await parseConfig({ access: simulator })).toEqual({
    access: simulator,
    region: 'us-east-1',
    writes: false,
    logLines: false,
    frameAncestors: [],
  });
  const profile = { kind: 'profile', profile: 'dev', account: '111122223333', identity: 7 };
  expect(await parseConfig({ access: profile, region: 'eu-west-1', writes: true })).toEqual({
    access: { ...profile, identity: undefined },
    region: 'eu-west-1',
    writes: true,
    logLines: false,
    frameAncestors: [],
  });
});

test('fields that cannot be used are named with the default that is used instead', async () => {
  const config = await parseConfig({
    access: { kind: 'host', identityPool: 'us-east-1:0a1b' },
    region: 'us east 1',
    regions: ['eu-west-1', 'Ireland'],
    frameAncestors: ['https://builds.example.com', '*'],
    regoin: 'eu-west-1',
  });
  expect(config).toMatchObject({
    region: 'us-east-1',
    regions: ['eu-west-1'],
    frameAncestors: ['https://builds.example.com'],
  });
  expect(config.problems).toEqual([
    { field: 'regoin', value: '"eu-west-1"', problem: 'there is no such field, so it is ignored' },
    {
      field: 'access.identityPool',
      value: '"us-east-1:0a1b"',
      problem: 'there is no such field, so it is ignored',
    },
    {
      field: 'region',
      value: '"us east 1"',
      problem: 'it is not the name of an AWS Region, so us-east-1 is used',
    },
    {
      field: 'regions',
      value: '"Ireland"',
      problem: 'it is not the name of an AWS Region, so it is ignored',
    },
    {
      field: 'frameAncestors',
      value: '"*"',
      problem: 'it is not an origin, so it allows no page to embed this one',
    },
  ]);
  const anyone = await parseConfig({ access: host, frameAncestors: '*' });
  expect(anyone.frameAncestors).toEqual([]);
  expect(anyone.problems?.map(({ field }) => field)).toEqual(['frameAncestors']);
});

test('a deployment in a Region that no hosted page reaches is named, and the local server may use it', async () => {
  const regions = ['us-east-1', 'cn-north-1'];
  const config = await parseConfig({ access: host, region: 'us-gov-west-1', regions });
  expect(config).toMatchObject({ region: 'us-east-1', regions: ['us-east-1'] });
  expect(config.problems?.map(({ field, value, problem }) => `${field} ${value}: ${problem}`)).toEqual([
    'region "us-gov-west-1": a hosted page can\'t reach this Region, so us-east-1 is used; use the local server for it',
    'regions "cn-north-1": a hosted page can\'t reach this Region, so it is ignored; use the local server for it',
  ]);
  const profile = { kind: 'profile', profile: 'dev' };
  const local = await parseConfig({ access: profile, region: 'us-gov-west-1' });
  expect(local).toMatchObject({ region: 'us-gov-west-1' });
  expect(local.problems).toBeUndefined();
});

test('parses the configurations of a deployment', async () => {
  const oidc = { kind: 'oidc', issuer: 'https://login.example.com', clientId: 'builds' };
  const pool = { ...oidc, identityPoolId: 'us-east-1:0a1b', region: 'us-east-1', account: '111122223333' };
  const deployment = {
    region: 'eu-west-1',
    writes: true,
    logLines: true,
    regions: ['eu-west-1', 'us-east-1'],
    frameAncestors: ['https://*.example.com'],
  };
  expect(await parseConfig({ ...deployment, access: pool })).toEqual({ ...deployment, access: pool });
  const roleArn = 'arn:aws:iam::111122223333:role/builds';
  expect(
    (await parseConfig({ ...deployment, access: { ...oidc, roleArn, scope: 'openid' } })).access,
  ).toEqual({
    ...oidc,
    roleArn,
    scope: 'openid',
    region: 'eu-west-1',
  });
  const pasted = { kind: 'pasted', region: 'us-east-1' };
  expect((await parseConfig({ ...deployment, access: pasted })).access).toEqual(pasted);
  expect((await parseConfig({ ...deployment, access: { ...pool, roleArn: '' } })).access).toEqual(pool);
  expect((await parseConfig({ access: { kind: 'host' } })).access).toEqual({ kind: 'host' });
});

const host = { kind: 'host' };

test.each([
  [{ access: host, region: 7 }, 'config.json: region: it has to be a string.'],
  [{ access: host, regions: 'eu-west-1' }, 'config.json: regions: it has to be a list.'],
  [{ access: host, accounts: '111122223333' }, 'config.json: accounts: it has to be a list.'],
  [{ access: host, writes: 'on' }, 'config.json: writes: it has to be true or false.'],
  [null, 'access: it is missing'],
  [[], 'access: it is missing'],
  [{ access: 'simulator' }, 'access: it is missing'],
  [{ access: { kind: 'magic' } }, 'access.kind'],
  [{ access: { kind: 'simulator', launchSecret: '' } }, 'access.launchSecret'],
  [{ access: { kind: 'profile' } }, 'access.profile'],
  [{ access: { kind: 'oidc', issuer: 'https://login.example.com' } }, 'access.clientId'],
  [{ access: { kind: 'oidc', issuer: 'https://a.example', clientId: 'b' } }, 'access.identityPoolId'],
])('%j is refused by the field that is wrong', async (json, problem) => {
  await expect(parseConfig(json)).rejects.toThrow(problem);
});
