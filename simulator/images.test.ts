import { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { versionArnOf } from './arns.ts';
import { ask, harness, type Harness } from './testing/harness.ts';

async function imageOf({ client }: Harness, arn: string) {
  return (await client.send(new GetImageCommand({ imageBuildVersionArn: arn }))).image;
}

test('an image has its name with upper case, which the ARN lacks, and its source', async () => {
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

test('containers have URIs in their Regions, and a container recipe', async () => {
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

test('an imported image has its build type and source', async () => {
  const { simulator } = harness();
  const { arn: imageBuildVersionArn } = catalog.noRecords;
  expect((await ask(simulator, 'GetImage', { imageBuildVersionArn })).body).toMatchObject({
    image: { buildType: 'IMPORT', imageSource: 'IMPORTED' },
  });
});

test('distribution by the service fails: BUILD and TEST are completed, the image failed, and an AMI exists', async () => {
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

test('GetImage returns the latest AVAILABLE build for a version ARN and wildcards', async () => {
  const harnessed = harness();
  const versionArn = versionArnOf(catalog.linuxPrevious.arn);
  for (const wanted of ['1.4.2', '1.4.x', '1.x.x', 'x.x.x']) {
    const image = await imageOf(harnessed, versionArn.replace('1.4.2', wanted));
    expect(image?.arn).toBe(catalog.linuxPrevious.arn);
  }
  // Its only build failed.
  const { arn } = catalog.failedLaunch;
  await expect(imageOf(harnessed, versionArnOf(arn))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
