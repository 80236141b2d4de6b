import {
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImagesCommand,
  type ListImagesCommandInput,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { versionArnOf } from './arns.ts';
import { minutes } from './clock.ts';
import type { JsonObject } from './json.ts';
import { ask, harness, type Harness } from './testing/harness.ts';

async function allImages({ client }: Harness, input: ListImagesCommandInput = {}) {
  const versions = [];
  let nextToken: string | undefined;
  do {
    const response = await client.send(new ListImagesCommand({ ...input, nextToken }));
    versions.push(...(response.imageVersionList ?? []));
    nextToken = response.nextToken;
  } while (nextToken !== undefined);
  return versions;
}

test('changes no row of a list that is not the sentinel’s own', async () => {
  const { client } = harness();
  const { arn } = catalog.wrongTypes;
  const own = await client.send(new ListImageBuildVersionsCommand({ imageVersionArn: versionArnOf(arn) }));
  expect(own.imageSummaryList?.[0]).toMatchObject({ state: 'FAILED' });
  let nextToken: string | undefined;
  const all = [];
  do {
    const page = await client.send(new ListImageBuildVersionsCommand({ nextToken }));
    all.push(...(page.imageSummaryList ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(all.find((summary) => summary.arn === arn)).toMatchObject({
    name: 'sentinel-wrong-types',
    state: { status: expect.any(String) },
  });
  expect(all.filter(({ state }) => typeof state?.status !== 'string')).toEqual([]);
});

test('lists each image version once, over several pages', async () => {
  const harnessed = harness();
  const images = await allImages(harnessed);
  const arns = images.map(({ arn }) => arn);
  expect(arns.length).toBeGreaterThan(50);
  expect(new Set(arns).size).toBe(arns.length);
  expect(arns).toContain('arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2');
  expect(arns).toContain(versionArnOf(catalog.noRecords.arn));
});

test('ListImages filters, and lists the latest version of each name with byName', async () => {
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
  expect(await names({})).toContain('no-records 1.0.0');
});

test.each<[string, JsonObject, string]>([
  ['an unknown filter', { filters: [{ name: 'colour', values: ['red'] }] }, 'InvalidRequestException'],
  ['an unknown owner', { owner: 'Unknown' }, 'InvalidRequestException'],
  [
    'byName with a version filter',
    { byName: true, filters: [{ name: 'version', values: ['1.4.2'] }] },
    'InvalidRequestException',
  ],
  [
    'a filter value with a wildcard',
    { filters: [{ name: 'name', values: ['golden*'] }] },
    'InvalidRequestException',
  ],
  ['an empty filter value', { filters: [{ name: 'name', values: [''] }] }, 'InvalidRequestException'],
  ['a filter value that is no text', { filters: [{ name: 'name', values: [1] }] }, 'SerializationException'],
  ['byName as text', { byName: 'true' }, 'SerializationException'],
  ['includeDeprecated as a number', { includeDeprecated: 1 }, 'SerializationException'],
])('ListImages refuses %s', async (_what, input, name) => {
  const { status, headers } = await ask(harness().simulator, 'ListImages', input);
  expect([status, headers.get('x-amzn-errortype')]).toEqual([400, name]);
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
