import { afterEach, expect, test, vi } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { readOnlyCredentials, simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { createAccess } from './access.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The simulator where the page's own origin answers: it verifies what the page signed. */
function startOrigin() {
  const requests: Request[] = [];
  const simulator = createSimulator();
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request.clone());
    return simulator.handle(request);
  });
  return { simulator, requests };
}

const origin = 'http://127.0.0.1:4173';
const signing = (keys: { accessKeyId: string; secretAccessKey: string }) =>
  createAccess({ config: { kind: 'simulator', ...keys }, origin });

test.each([
  ['linuxSucceeded', 'us-east-1'],
  ['otherRegion', 'eu-west-1'],
  ['china', 'cn-north-1'],
  ['govCloud', 'us-gov-west-1'],
] as const satisfies [CatalogKey, string][])(
  'a build is asked for in its own region: %s in %s',
  async (key, region) => {
    const { simulator, requests } = startOrigin();
    const build = parseImageBuildVersionArn(catalog[key].arn);
    expect(build?.region).toBe(region);
    const client = signing(simulatorCredentials).client(build?.region ?? '');
    const page = await listWorkflowExecutions(client, { imageBuildVersionArn: catalog[key].arn });
    expect(page.workflowExecutions.length).toBeGreaterThan(0);
    expect(requests.map(({ url }) => url)).toEqual([
      `${origin}/api/imagebuilder/${region}/ListWorkflowExecutions`,
    ]);
    expect(requests[0]?.headers.get('authorization')).toContain(`/${region}/imagebuilder/aws4_request`);
    expect(simulator.log).toMatchObject([{ region, status: 200 }]);
  },
);

test('what is signed for the service holds at our own origin, whatever is in query and body', async () => {
  const { simulator } = startOrigin();
  const client = signing(simulatorCredentials).client('us-east-1');
  const imageBuildVersionArn = catalog.linuxSucceeded.arn;
  const image = await client.send('GetImage', { imageBuildVersionArn });
  expect(image.body).toMatchObject({ image: { arn: imageBuildVersionArn } });
  // Neither exists. That the service says so, and not that the signature is wrong, is the point.
  const odd = { stepExecutionId: "step-ü 😀 a+b%2F%3A'(*)!~" };
  await expect(client.send('GetWorkflowStepExecution', odd)).rejects.toMatchObject({
    kind: 'invalidRequest',
  });
  const action = {
    stepExecutionId: 'step-00000000-0000-4000-8000-000000000000',
    imageBuildVersionArn,
    action: 'RESUME',
    reason: 'geprüft 😀',
    clientToken: 'token',
  };
  await expect(client.send('SendWorkflowStepAction', action)).rejects.toMatchObject({
    kind: expect.not.stringMatching(/credentials|forbidden/),
  });
  expect(simulator.log.map(({ operation }) => operation)).toEqual([
    'GetImage',
    'GetWorkflowStepExecution',
    'SendWorkflowStepAction',
  ]);
});

test('a wrong secret is refused as AWS refuses it', async () => {
  startOrigin();
  const { accessKeyId } = readOnlyCredentials;
  const client = signing({ accessKeyId, secretAccessKey: 'wrong' }).client('us-east-1');
  const listed = listWorkflowExecutions(client, { imageBuildVersionArn: catalog.linuxSucceeded.arn });
  await expect(listed).rejects.toMatchObject({ kind: 'credentials', name: 'InvalidSignatureException' });
});

test('in profile mode the page signs nothing and sends the launch’s secret', async () => {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request);
    return Response.json({ workflowExecutions: [] });
  });
  const config = { kind: 'profile', profile: 'dev' } as const;
  const access = createAccess({ config, origin, launchSecret: 'of-this-launch' });
  await listWorkflowExecutions(access.client('us-east-1'), {
    imageBuildVersionArn: catalog.linuxSucceeded.arn,
  });
  expect(requests[0]?.headers.get('x-launch-secret')).toBe('of-this-launch');
  expect(requests[0]?.headers.get('authorization')).toBeNull();
});

test('a region that the deployment does not reach is refused before anything is asked', async () => {
  const { requests } = startOrigin();
  const access = createAccess({
    config: { kind: 'simulator', ...simulatorCredentials },
    origin,
    regions: ['us-east-1'],
  });
  const imageBuildVersionArn = catalog.otherRegion.arn;
  await expect(
    listWorkflowExecutions(access.client('eu-west-1'), { imageBuildVersionArn }),
  ).rejects.toMatchObject({
    kind: 'invalidRequest',
    message: 'Refused by this deployment: it reaches Image Builder in us-east-1 only.',
  });
  expect(requests).toEqual([]);
});

test('each region has one client', () => {
  const access = signing(simulatorCredentials);
  expect(access.client('eu-west-1')).toBe(access.client('eu-west-1'));
  expect(access.client('eu-west-1')).not.toBe(access.client('us-east-1'));
});
