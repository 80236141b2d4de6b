import { afterEach, describe, expect, test, vi } from 'vitest';
import { scopeOf } from '../aws/client.ts';
import { describeError } from '../aws/describeError.ts';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { openAccess } from './access.ts';
import type { Config } from './config.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const origin = 'http://127.0.0.1:4173';

/** The access of a page of the local server. */
function open(change: Partial<Config> = {}, headers: Readonly<Record<string, string>> = {}) {
  const access = { kind: 'simulator', launchSecret: 'of-this-launch' } as const;
  const config = {
    access,
    region: 'us-east-1',
    writes: true,
    logLines: false,
    frameAncestors: [],
    ...change,
  };
  return openAccess(config, origin, headers);
}

/** The simulator in place of the page's own origin. */
function startOrigin() {
  const requests: Request[] = [];
  const simulator = createSimulator();
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request.clone());
    return simulator.handle(request, { trusted: true });
  });
  return { simulator, requests };
}

test.each([
  ['linuxSucceeded', 'us-east-1'],
  ['otherRegion', 'eu-west-1'],
  ['china', 'cn-north-1'],
  ['govCloud', 'us-gov-west-1'],
] as const satisfies [CatalogKey, string][])(
  'requests for a build go to its own Region: %s to %s',
  async (key, region) => {
    const { simulator, requests } = startOrigin();
    const build = parseImageBuildVersionArn(catalog[key].arn);
    expect(build?.region).toBe(region);
    const client = (await open()).client(build?.region ?? '');
    const page = await listWorkflowExecutions(client, { imageBuildVersionArn: catalog[key].arn });
    expect(page.workflowExecutions.length).toBeGreaterThan(0);
    expect(requests.map(({ url }) => url)).toEqual([
      `${origin}/api/imagebuilder/${region}/ListWorkflowExecutions`,
    ]);
    expect(simulator.log).toMatchObject([{ region, status: 200 }]);
  },
);

test('with the simulator the page signs nothing and sends the secret of config.json', async () => {
  const { requests } = startOrigin();
  const access = await open();
  await access.client('us-east-1').send('GetImage', { imageBuildVersionArn: catalog.linuxSucceeded.arn });
  expect(requests[0]?.headers.get('x-launch-secret')).toBe('of-this-launch');
  expect(requests[0]?.headers.get('authorization')).toBeNull();
});

test('with a profile the page signs nothing and sends the headers of its session', async () => {
  const { requests } = startOrigin();
  const access = await open({ access: { kind: 'profile', profile: 'dev' } }, { 'x-session-key': 'k' });
  await access.client('us-east-1').send('GetImage', { imageBuildVersionArn: catalog.linuxSucceeded.arn });
  expect(requests[0]?.headers.get('x-session-key')).toBe('k');
  expect(requests[0]?.headers.get('x-launch-secret')).toBeNull();
  expect(requests[0]?.headers.get('authorization')).toBeNull();
});

test('a Region that the deployment does not reach is refused without a request', async () => {
  const { requests } = startOrigin();
  const access = await open({ regions: ['us-east-1'] });
  const imageBuildVersionArn = catalog.otherRegion.arn;
  await expect(
    listWorkflowExecutions(access.client('eu-west-1'), { imageBuildVersionArn }),
  ).rejects.toMatchObject({
    kind: 'invalidRequest',
    message: 'Refused by this deployment: it reaches Image Builder in us-east-1 only.',
  });
  expect(requests).toEqual([]);
});

test.each(['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])(
  'a hosted page says that %s needs the local server, whether its configuration names Regions or not',
  async (region) => {
    const { requests } = startOrigin();
    for (const regions of [undefined, ['us-east-1'], [region]]) {
      const access = await open({ access: { kind: 'pasted', region: 'us-east-1' }, regions });
      const sent = access.client(region).send('ListImages', {});
      const error = await sent.catch((thrown: unknown) => thrown);
      if (!(error instanceof ServiceError)) throw new Error('no error');
      expect(describeError(error).title).toBe('use the local server for this Region');
      expect(describeError(error).nextStep).toMatch(/npm start -- --profile NAME/);
      expect(describeError(error).nextStep).not.toMatch(/added to this deployment/);
    }
    expect(requests).toEqual([]);
  },
);

test('each Region has one client', async () => {
  const access = await open();
  expect(access.client('eu-west-1')).toBe(access.client('eu-west-1'));
  expect(access.client('eu-west-1')).not.toBe(access.client('us-east-1'));
});

describe('with several accounts', () => {
  const accounts = [
    { id: '111122223333', name: 'production', regions: ['us-east-1', 'eu-west-1'] },
    { id: '444455556666', regions: ['us-west-2'] },
  ];

  test('lists each Region of each account', async () => {
    expect((await open({ accounts })).accountRegions).toEqual([
      { account: '111122223333', accountName: 'production', region: 'us-east-1' },
      { account: '111122223333', accountName: 'production', region: 'eu-west-1' },
      { account: '444455556666', accountName: undefined, region: 'us-west-2' },
    ]);
  });

  test('each account and Region has one client, whose requests name the account', async () => {
    const { requests } = startOrigin();
    const access = await open({ accounts });
    const first = access.client('us-west-2', '111122223333');
    const second = access.client('us-west-2', '444455556666');
    expect(second).toBe(access.client('us-west-2', '444455556666'));
    expect(second).not.toBe(first);
    expect(scopeOf(second)).not.toBe(scopeOf(first));
    await first.send('ListImages', {});
    await second.send('ListImages', {});
    expect(requests.map(({ headers }) => headers.get('x-account-id'))).toEqual([
      '111122223333',
      '444455556666',
    ]);
  });

  test.each([undefined, '999988887777', 'aws'])('uses the first account for %s', async (account) => {
    const access = await open({ accounts });
    expect(access.client('us-west-2', account)).toBe(access.client('us-west-2', '111122223333'));
  });
});

test('without configured accounts the page reads one account in its Region and names none to the server', async () => {
  const { requests } = startOrigin();
  const profile = { kind: 'profile', profile: 'dev', account: '111122223333' } as const;
  const access = await open({ access: profile, region: 'eu-west-1' });
  expect(access.accountRegions).toEqual([{ account: '111122223333', region: 'eu-west-1' }]);
  expect((await open()).accountRegions).toEqual([{ account: undefined, region: 'us-east-1' }]);
  await access.client('eu-west-1', '111122223333').send('ListImages', {});
  expect(requests[0]?.headers.has('x-account-id')).toBe(false);
});
