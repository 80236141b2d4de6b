import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

const access = { kind: 'pasted' };
const parse = (accounts: readonly unknown[]) => parseConfig({ access, region: 'eu-west-1', accounts });

test('parses accounts; an account without Regions is read in the Region of the page', async () => {
  const roleArn = 'arn:aws:iam::444455556666:role/teams/builds-viewer';
  const { accounts, problems } = await parse([
    { id: '111122223333' },
    { id: '444455556666', name: 'staging', roleArn, regions: ['us-east-1', 'us-west-2', 'us-east-1'] },
  ]);
  expect(accounts).toEqual([
    { id: '111122223333', regions: ['eu-west-1'] },
    { id: '444455556666', name: 'staging', roleArn, regions: ['us-east-1', 'us-west-2'] },
  ]);
  expect(problems).toBeUndefined();
});

test('a page without a list of accounts has none, and so has one whose accounts cannot be used', async () => {
  expect(await parseConfig({ access })).not.toHaveProperty('accounts', expect.anything());
  expect((await parse([{ id: 'production' }])).accounts).toBeUndefined();
});

test.each([
  [7, 'accounts[0]', '7'],
  [{ name: 'staging' }, 'accounts[0].id', '{"name":"staging"}'],
  [{ id: 444455556666 }, 'accounts[0].id', '444455556666'],
  [{ id: '4444-5555-6666' }, 'accounts[0].id', '"4444-5555-6666"'],
  [
    { id: '444455556666', roleArn: 'arn:aws:iam::111122223333:role/viewer' },
    'accounts[0].roleArn',
    '"arn:aws:iam::111122223333:role/viewer"',
  ],
  [{ id: '444455556666', roleArn: 'viewer' }, 'accounts[0].roleArn', '"viewer"'],
])('an account that cannot be used is named and ignored: %j', async (value, field, shown) => {
  const { accounts, problems } = await parse([value, { id: '777788889999' }]);
  expect(accounts?.map(({ id }) => id)).toEqual(['777788889999']);
  expect(problems).toMatchObject([{ field, value: shown }]);
});

test('a field that cannot be used costs the field, not the account', async () => {
  const { accounts, problems } = await parse([
    { id: '444455556666', nmae: 'staging', name: 7, regions: ['Ireland', 'us-east-1'] },
    { id: '777788889999', regions: [] },
    { id: '444455556666', name: 'again' },
  ]);
  expect(accounts).toEqual([
    { id: '444455556666', regions: ['us-east-1'] },
    { id: '777788889999', regions: ['eu-west-1'] },
  ]);
  expect(problems?.map(({ field }) => field)).toEqual([
    'accounts[0].nmae',
    'accounts[0].name',
    'accounts[0].regions',
    'accounts[2].id',
  ]);
});
