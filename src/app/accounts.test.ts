import { hashKey, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { accountId, secondAccountId } from '../../simulator/arns.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { createActions } from '../actions/store/actionsStore.ts';
import { waitingFactsQuery } from '../actions/waiting/waitingFacts.ts';
import { waitingSource } from '../actions/waiting/waitingSteps.ts';
import type { AwsClient } from '../aws/client.ts';
import { openAccess } from '../auth/access.ts';
import { accountHeader } from '../auth/accounts.ts';
import { imageQuery } from '../builds/imageQuery.ts';
import { pipelineBuildsSource, versionBuildsSource } from '../builds/lists/buildList.tsx';
import { imagesSource } from '../builds/lists/imageList.tsx';
import { pipelinesSource } from '../builds/lists/pipelineList.tsx';
import { imagesNamedQuery, pipelinesNamedQuery } from '../builds/search/nameQuery.ts';
import { executionsQuery } from '../executions/executionsQuery.ts';
import { pagedQuery } from '../lists/pagedQuery.ts';
import { logTailQuery } from '../logs/read/excerptQuery.ts';
import { stepDetailQuery } from '../steps/stepDetailQuery.ts';
import { stepsQuery } from '../steps/stepsQuery.ts';
import { workflowQuery } from '../steps/workflowQuery.ts';
import { logStepQuery } from './build/log/logStepQuery.ts';
import { dueLinesQuery, pipelineLogDaysQuery } from './start/pipeline/pipelineLog.ts';
import { pipelineQuery } from './start/pipeline/pipelineQuery.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const region = 'us-west-2';
/** Both demo accounts have an image and a pipeline of this name in this Region. */
const name = 'al2023-base';
const resourceName = { name, version: undefined, build: undefined };
const accounts = [accountId, secondAccountId];

/** A page of both demo accounts, whose server answers for the account that a request names. */
async function openBoth() {
  const simulator = createSimulator();
  const writes: { readonly account: string | null; readonly path: string }[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const account = request.headers.get(accountHeader);
    const path = new URL(request.url).pathname;
    if (request.method === 'PUT') writes.push({ account, path });
    return simulator.handle(request, { trusted: true, account: account ?? undefined });
  });
  const access = await openAccess(
    {
      access: { kind: 'simulator', launchSecret: 'secret' },
      accounts: accounts.map((id) => ({ id, regions: [region] })),
      region,
      writes: true,
      logLines: true,
      frameAncestors: [],
    },
    'http://127.0.0.1',
    {},
  );
  return { access, writes };
}

const lists: Readonly<Record<string, (queryClient: QueryClient, client: AwsClient) => Promise<unknown>>> = {
  images: (queryClient, client) => queryClient.fetchInfiniteQuery(pagedQuery(imagesSource(client))),
  pipelines: (queryClient, client) => queryClient.fetchInfiniteQuery(pagedQuery(pipelinesSource(client))),
  'images of a name': (queryClient, client) => queryClient.fetchQuery(imagesNamedQuery(client, resourceName)),
  'pipelines of a name': (queryClient, client) =>
    queryClient.fetchQuery(pipelinesNamedQuery(client, resourceName)),
};

test.each(Object.entries(lists))('%s of one account are not shown as those of the other', async (_, read) => {
  const { access } = await openBoth();
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  for (const [account, other] of [accounts, accounts.toReversed()]) {
    const listed = JSON.stringify(await read(queryClient, access.client(region, account)));
    expect(listed).toContain(`:${account}:`);
    expect(listed).toContain(`/${name}`);
    expect(listed).not.toContain(other);
  }
});

test('no query of one account has the key of the same query of the other', async () => {
  const { access } = await openBoth();
  const arn = `arn:aws:imagebuilder:${region}:${accountId}:image/${name}/1.0.0/1`;
  const list = { imageBuildVersionArn: arn, pageSize: 25, maxItems: 25, startingToken: undefined };
  const pipeline = { arn, partition: 'aws', region, account: accountId, name };
  const log = { region, partition: 'aws', account: accountId, group: '/aws/imagebuilder/a', stream: '1' };
  const step = { stepExecutionId: 'step-1', imageBuildVersionArn: arn, raw: {} };
  const keysOf = (client: AwsClient) => [
    imageQuery(client, arn).queryKey,
    executionsQuery(client, list).queryKey,
    stepsQuery(client, 'wf-1', 'COMPLETED').queryKey,
    stepDetailQuery(client, step).queryKey,
    logStepQuery(client, 'step-1').queryKey,
    workflowQuery(client, arn).queryKey,
    logTailQuery(client, { ...log, source: 'named' }, undefined).queryKey,
    waitingFactsQuery(client, step).queryKey,
    pipelineQuery(client, arn).queryKey,
    pipelineLogDaysQuery(client, pipeline, {}).queryKey,
    dueLinesQuery(client, pipeline, {}, 0).queryKey,
    pagedQuery(imagesSource(client)).queryKey,
    pagedQuery(pipelinesSource(client)).queryKey,
    pagedQuery(versionBuildsSource(client, arn)).queryKey,
    pagedQuery(pipelineBuildsSource(client, arn)).queryKey,
    pagedQuery(waitingSource(client)).queryKey,
    imagesNamedQuery(client, resourceName).queryKey,
    pipelinesNamedQuery(client, resourceName).queryKey,
  ];
  const keys = accounts.map((account) => keysOf(access.client(region, account)).map(hashKey));
  expect(new Set(keys.flat()).size).toBe(2 * (keys[0]?.length ?? 0));
});

test('an action goes to the account of its ARN', async () => {
  const { access, writes } = await openBoth();
  const actions = createActions({
    mode: () => 'on',
    clientFor: (place, account) => access.client(place, account),
  });
  for (const account of accounts) {
    const client = access.client(region, account);
    const [pipeline] = await new QueryClient().fetchQuery(pipelinesNamedQuery(client, resourceName));
    const imagePipelineArn = pipeline?.arn ?? '';
    actions.send({ kind: 'START', imagePipelineArn, knownBuilds: [], preparedAt: Date.now() });
  }
  await vi.waitFor(() => expect(writes).toHaveLength(2));
  expect(writes.map(({ account }) => account)).toEqual(accounts);
  const targets = [...actions.read().requests.keys()];
  expect(targets.map((target) => target.split(':')[4])).toEqual(accounts);
});
