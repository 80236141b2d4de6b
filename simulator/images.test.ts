import {
  GetImageCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImagesCommand,
  type ListImagesCommandInput,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { minutes } from './clock.ts';
import { ask, harness, type Harness } from './testing/harness.ts';

async function allImages({ client }: Harness, input: ListImagesCommandInput = {}) {
  const versions = [];
  let nextToken: string | undefined;
  do {
    const answer = await client.send(new ListImagesCommand({ ...input, nextToken }));
    versions.push(...(answer.imageVersionList ?? []));
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  return versions;
}

async function imageOf({ client }: Harness, arn: string) {
  return (await client.send(new GetImageCommand({ imageBuildVersionArn: arn }))).image;
}

test('an image spells its name with its case, though the ARN has none, and says where it came from', async () => {
  const image = await imageOf(harness(), catalog.linuxPrevious.arn);
  expect(image).toMatchObject({
    arn: catalog.linuxPrevious.arn,
    name: 'Golden-AMI',
    version: '1.4.2/16',
    type: 'AMI',
    platform: 'Linux',
    osVersion: 'Amazon Linux 2023',
    state: { status: 'AVAILABLE' },
    sourcePipelineName: 'nightly-golden',
    imageRecipe: { name: 'Golden-AMI', components: expect.any(Array) },
    infrastructureConfiguration: { instanceTypes: ['m7i.large'], logging: { s3Logs: {} } },
    distributionConfiguration: {
      distributions: [{ region: 'us-east-1' }, { region: 'us-west-2' }, { region: 'eu-west-1' }],
    },
    buildType: 'SCHEDULED',
  });
  expect(image?.outputResources?.amis?.map(({ region }) => region)).toEqual([
    'us-east-1',
    'us-west-2',
    'eu-west-1',
  ]);
  expect(image?.outputResources?.amis?.[0]?.image).toMatch(/^ami-0[0-9a-f]{16}$/);
  expect(image).not.toHaveProperty('loggingConfiguration');
});

test('containers have URIs in their regions, and a recipe of their own kind', async () => {
  const image = await imageOf(harness(), catalog.containerSucceeded.arn);
  expect(image).toMatchObject({ type: 'DOCKER', containerRecipe: { containerType: 'DOCKER' } });
  expect(image).not.toHaveProperty('imageRecipe');
  expect(image?.outputResources?.containers).toMatchObject([
    {
      region: 'us-east-1',
      imageUris: ['111122223333.dkr.ecr.us-east-1.amazonaws.com/payments-api:3.2.0-12', expect.any(String)],
    },
    { region: 'eu-west-1' },
  ]);
});

test('failureContext comes with some failed images, in the form of the documentation', async () => {
  const { simulator } = harness();
  const stateOf = async (arn: string) => {
    const { body } = await ask(simulator, 'GetImage', { imageBuildVersionArn: arn });
    return Object(body.image).state;
  };
  expect(await stateOf(catalog.linuxFailedComponent.arn)).toMatchObject({
    failureContext: {
      imageStatus: 'TESTING',
      workflowExecutionId: expect.stringMatching(/^wf-/),
      workflowArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1',
      stepExecutionId: expect.stringMatching(/^step-/),
      failedStep: 'ApplyTestComponents',
      componentFailure: {
        componentArn: 'arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1',
        phaseName: 'test',
        stepName: 'GetHealth',
        action: 'ExecuteBash',
        errorMessage: expect.stringContaining('curl: (7) Failed to connect'),
      },
    },
  });
  expect(await stateOf(catalog.failedDistributionWorkflow.arn)).toMatchObject({
    failureContext: {
      imageStatus: 'DISTRIBUTING',
      distributionFailure: { regionFailures: [{ region: 'eu-west-1', status: 'FAILED' }] },
    },
  });
  expect(await stateOf(catalog.failedContinue.arn)).toMatchObject({
    failureContext: { failedStep: 'ApplyTestComponents' },
  });
  for (const key of ['windowsFailedSsm', 'failedLaunch', 'failedDistribution', 'containerFailed'] as const) {
    expect(await stateOf(catalog[key].arn)).not.toHaveProperty('failureContext');
  }
});

test('an image that was imported says so', async () => {
  const { simulator } = harness();
  const { arn: imageBuildVersionArn } = catalog.noRecords;
  expect((await ask(simulator, 'GetImage', { imageBuildVersionArn })).body).toMatchObject({
    image: { buildType: 'IMPORT', imageSource: 'IMPORTED' },
  });
});

test('distribution by the service fails: BUILD and TEST are fine, the image is not, and an AMI exists', async () => {
  const harnessed = harness();
  const image = await imageOf(harnessed, catalog.failedDistribution.arn);
  expect(image?.state?.status).toBe('FAILED');
  expect(image?.state?.reason).toContain('eu-west-1');
  expect(image?.outputResources?.amis).toMatchObject([
    { region: 'us-east-1', image: expect.stringMatching(/^ami-/), state: { status: 'AVAILABLE' } },
    { region: 'eu-west-1', state: { status: 'FAILED', reason: expect.stringContaining('KMS key') } },
  ]);
  const integration = await imageOf(harnessed, catalog.failedIntegration.arn);
  expect(integration?.outputResources?.amis?.every(({ image: ami }) => ami?.startsWith('ami-'))).toBe(true);
});

test('one image names a log group of its own', async () => {
  const harnessed = harness();
  const image = await imageOf(harnessed, catalog.failedOwnLogGroup.arn);
  expect(image?.loggingConfiguration?.logGroupName).toBe('/platform/images/own-log-group');
  expect(image?.name).toBe('Failed-Own-Log-Group');
});

test('a version ARN, or one with wildcards, stands for the newest build', async () => {
  const harnessed = harness();
  const versionArn = catalog.linuxPrevious.arn.replace(/\/\d+$/, '');
  expect((await imageOf(harnessed, versionArn))?.arn).toBe(catalog.latestOfPipeline.arn);
  expect((await imageOf(harnessed, versionArn.replace('1.4.2', '1.x.x')))?.arn).toBe(
    catalog.latestOfPipeline.arn,
  );
});

test('images are listed a version each, over several pages, each once', async () => {
  const harnessed = harness();
  const images = await allImages(harnessed);
  const arns = images.map(({ arn }) => arn);
  expect(arns.length).toBeGreaterThan(50);
  expect(new Set(arns).size).toBe(arns.length);
  expect(arns).toContain('arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2');
  expect(arns).not.toContain(catalog.noRecords.arn.replace(/\/\d+$/, ''));
});

test('filters, owner, byName and includeDeprecated', async () => {
  const harnessed = harness();
  const names = async (input: ListImagesCommandInput) =>
    (await allImages(harnessed, input)).map(({ name, version }) => `${name} ${version}`);
  expect(await names({ filters: [{ name: 'name', values: ['Golden-AMI'] }] })).toEqual([
    'Golden-AMI 1.4.1',
    'Golden-AMI 1.4.2',
  ]);
  expect(await names({ filters: [{ name: 'name', values: ['Golden-AMI'] }], byName: true })).toEqual([
    'Golden-AMI 1.4.2',
  ]);
  expect(
    await names({
      filters: [
        { name: 'platform', values: ['Windows'] },
        { name: 'version', values: ['2.0.0'] },
      ],
    }),
  ).toEqual(['Windows-Server-2022-Base 2.0.0']);
  expect(await names({ owner: 'Amazon' })).toEqual([]);
  expect(await names({ includeDeprecated: true })).toContain('no-records 1.0.0');
  await expect(names({ filters: [{ name: 'colour', values: ['red'] }] })).rejects.toMatchObject({
    name: 'InvalidRequestException',
  });
  const odd = await ask(harnessed.simulator, 'ListImages', { owner: 'Nobody' });
  expect(odd.status).toBe(400);
});

test('builds of a version are listed newest first, with their state and its reason', async () => {
  const { client } = harness();
  const imageVersionArn = catalog.linuxPrevious.arn.replace(/\/\d+$/, '');
  const { imageSummaryList } = await client.send(new ListImageBuildVersionsCommand({ imageVersionArn }));
  expect(imageSummaryList).toMatchObject([
    { arn: catalog.latestOfPipeline.arn, state: { status: 'BUILDING' } },
    {
      arn: catalog.linuxFailedComponent.arn,
      name: 'Golden-AMI',
      version: '1.4.2/17',
      state: { status: 'FAILED', reason: expect.stringContaining('check-http') },
    },
    { arn: catalog.linuxPrevious.arn, state: { status: 'AVAILABLE' } },
  ]);
  const missing = client.send(
    new ListImageBuildVersionsCommand({ imageVersionArn: imageVersionArn.replace('golden', 'no-such') }),
  );
  await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('pipelines and their images', async () => {
  const { client, clock } = harness();
  const { imagePipelineList = [] } = await client.send(new ListImagePipelinesCommand({}));
  expect(imagePipelineList).toMatchObject([
    {
      name: 'nightly-golden',
      platform: 'Linux',
      status: 'ENABLED',
      lastRunStatus: 'BUILDING',
      consecutiveFailures: 1,
    },
    { name: 'payments-container', lastRunStatus: 'FAILED', containerRecipeArn: expect.any(String) },
    { name: 'weekly-windows', lastRunStatus: 'BUILDING' },
  ]);
  const [nightly] = imagePipelineList;
  const imagesOf = async () =>
    (await client.send(new ListImagePipelineImagesCommand({ imagePipelineArn: nightly?.arn })))
      .imageSummaryList ?? [];
  const before = await imagesOf();
  expect(before[0]?.arn).toBe(catalog.latestOfPipeline.arn);
  clock.advance(minutes(12));
  const after = await imagesOf();
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.version).toBe('1.4.2/19');
});
