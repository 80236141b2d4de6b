import {
  GetImageCommand,
  GetImagePipelineCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListWaitingWorkflowStepsCommand,
  StartImagePipelineExecutionCommand,
  type ImagePipeline,
  type ImagebuilderClient,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { startSentinels } from './catalog/pipelines.ts';
import { catalog } from './catalog.ts';
import { hours, minutes } from './clock.ts';
import { secondAccountCredentials } from './keys.ts';
import { ask, clientOf, harness, type Harness } from './testing/harness.ts';

const west = () => harness({ region: 'us-west-2' });

async function pipelinesOf(client: ImagebuilderClient): Promise<Map<string, ImagePipeline>> {
  const { imagePipelineList = [] } = await client.send(new ListImagePipelinesCommand({}));
  return new Map(imagePipelineList.map((pipeline) => [pipeline.name ?? '', pipeline]));
}

async function buildsOf({ client }: Pick<Harness, 'client'>, imagePipelineArn: string | undefined) {
  const command = new ListImagePipelineImagesCommand({ imagePipelineArn });
  return (await client.send(command)).imageSummaryList ?? [];
}

test('the demo Region has a dozen pipelines in every state that a real account has', async () => {
  const pipelines = await pipelinesOf(west().client);
  expect(pipelines.size).toBe(12);
  expect(pipelines.get('al2023-base')).toMatchObject({
    status: 'ENABLED',
    lastRunStatus: 'AVAILABLE',
    dateLastRun: '2026-09-09T02:00:00.000Z',
    dateNextRun: '2026-09-10T02:00:00.000Z',
    consecutiveFailures: 0,
    schedule: {
      scheduleExpression: 'cron(0 2 * * ? *)',
      pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY',
    },
  });
  expect(pipelines.get('docker-host')).toMatchObject({ lastRunStatus: 'FAILED', consecutiveFailures: 3 });
  expect(pipelines.get('windows-server-2025')).toMatchObject({
    status: 'DISABLED',
    consecutiveFailures: 5,
    schedule: { autoDisablePolicy: { failureCount: 5 } },
  });
  expect(pipelines.get('windows-server-2025')).not.toHaveProperty('dateNextRun');
  expect(pipelines.get('payments-service')).not.toHaveProperty('schedule');
  expect(pipelines.get('ci-runner-arm64')).toMatchObject({
    dateLastRun: '2026-09-04T04:00:00.000Z',
    dateNextRun: '2026-09-10T04:00:00.000Z',
  });
});

test('the demo waits for an approval, has a build that takes long, and lists no sentinel', async () => {
  const { client } = west();
  const { steps = [] } = await client.send(new ListWaitingWorkflowStepsCommand({}));
  expect(steps.map(({ name }) => name)).toEqual(['ApproveHardening']);
  const { imageSummaryList = [] } = await client.send(new ListImageBuildVersionsCommand({}));
  const building = imageSummaryList
    .filter(({ state }) => state?.status === 'BUILDING' || state?.status === 'PENDING')
    .map(({ name }) => name);
  expect(building).toEqual(
    expect.arrayContaining(['EKS-Node-1-33', 'Windows-Server-2022-Core', 'Bastion-Host', 'AL2023-Canary']),
  );
  expect(
    imageSummaryList.map(({ name }) => name).filter((name) => /action|sentinel/.test(name ?? '')),
  ).toEqual([]);
});

test('a schedule starts builds as the clock runs, and a build keeps its number', async () => {
  const { client, clock } = west();
  const canary = async () => (await pipelinesOf(client)).get('al2023-canary');
  const before = await buildsOf({ client }, (await canary())?.arn);
  clock.advance(hours(1));
  const after = await buildsOf({ client }, (await canary())?.arn);
  expect(after).toHaveLength(before.length + 2);
  expect(after.slice(2).map(({ arn }) => arn)).toEqual(before.map(({ arn }) => arn));
  expect(await canary()).toMatchObject({ dateLastRun: after[0]?.dateCreated });
});

test('each account sees its own: pipelines, builds and steps of another are not there', async () => {
  const { simulator, client } = west();
  const second = clientOf(simulator, { region: 'us-west-2', credentials: secondAccountCredentials });
  const own = await pipelinesOf(second);
  expect([...own.keys()]).toEqual(['al2023-base', 'feature-branch', 'ubuntu-24-04-base']);
  expect(own.get('al2023-base')?.arn).toContain(':444455556666:');
  expect(own.get('al2023-base')).toMatchObject({ consecutiveFailures: 2 });
  const { arn } = (await pipelinesOf(client)).get('al2023-base') ?? {};
  const foreign = second.send(new GetImagePipelineCommand({ imagePipelineArn: arn }));
  await expect(foreign).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const build = (await buildsOf({ client }, arn))[0]?.arn;
  const read = second.send(new GetImageCommand({ imageBuildVersionArn: build }));
  await expect(read).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a start makes one build for each client token, of a disabled pipeline too, between scheduled builds', async () => {
  const harnessed = west();
  const { client, clock } = harnessed;
  const disabled = (await pipelinesOf(client)).get('windows-server-2025')?.arn;
  const before = await buildsOf(harnessed, disabled);
  const start = async (imagePipelineArn: string | undefined, clientToken: string) =>
    client.send(new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken }));
  const started = await start(disabled, 'one');
  expect((await start(disabled, 'one')).imageBuildVersionArn).toBe(started.imageBuildVersionArn);
  const after = await buildsOf(harnessed, disabled);
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]).toMatchObject({
    arn: started.imageBuildVersionArn,
    buildType: 'USER_INITIATED',
    state: { status: 'PENDING' },
  });
  const pipeline = (await client.send(new GetImagePipelineCommand({ imagePipelineArn: disabled })))
    .imagePipeline;
  expect(pipeline).toMatchObject({ status: 'DISABLED', lastRunStatus: 'PENDING', consecutiveFailures: 5 });
  await expect(start(`${disabled}-gone`, 'two')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });

  clock.advance(minutes(90));
  const { image } = await client.send(
    new GetImageCommand({ imageBuildVersionArn: started.imageBuildVersionArn }),
  );
  expect(image?.state?.status).toBe('AVAILABLE');
});

test('nightly-golden numbers its builds in the order of their starts', async () => {
  const harnessed = harness();
  const { client, clock } = harnessed;
  const imagePipelineArn = (await pipelinesOf(client)).get('nightly-golden')?.arn;
  clock.advance(minutes(5));
  const { imageBuildVersionArn } = await client.send(
    new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken: 'manual' }),
  );
  expect(imageBuildVersionArn).toBe(catalog.latestOfPipeline.arn.replace('/18', '/19'));
  clock.advance(minutes(5));
  const [scheduled, manual] = await buildsOf(harnessed, imagePipelineArn);
  expect([scheduled?.version, scheduled?.buildType]).toEqual(['1.4.2/20', 'SCHEDULED']);
  expect(manual?.arn).toBe(imageBuildVersionArn);
  const image = await client.send(new GetImageCommand({ imageBuildVersionArn: scheduled?.arn }));
  expect(image.image?.buildType).toBe('SCHEDULED');
});

test('the sentinels of a start: refused, in use, started without a response, and not started', async () => {
  const { simulator } = harness();
  const start = async (key: keyof typeof startSentinels, clientToken = key) =>
    ask(
      simulator,
      'StartImagePipelineExecution',
      { imagePipelineArn: startSentinels[key].arn, clientToken },
      { region: 'ca-central-1' },
    );
  const count = async (key: keyof typeof startSentinels) => {
    const { body } = await ask(
      simulator,
      'ListImagePipelineImages',
      { imagePipelineArn: startSentinels[key].arn },
      { region: 'ca-central-1' },
    );
    return Array.isArray(body['imageSummaryList']) ? body['imageSummaryList'].length : undefined;
  };
  expect((await start('startForbidden')).status).toBe(403);
  expect((await start('startInUse')).headers.get('x-amzn-errortype')).toBe('ResourceInUseException');
  expect((await start('startTakenAnswerLost')).status).toBe(504);
  expect(await count('startTakenAnswerLost')).toBe(1);
  expect((await start('startLost')).status).toBe(504);
  expect(await count('startLost')).toBe(0);
  expect((await start('startLost', 'startLost')).status).toBe(200);
  expect(await count('startLost')).toBe(1);
});
