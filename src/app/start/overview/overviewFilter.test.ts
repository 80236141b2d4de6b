import { expect, test } from 'vitest';
import { createSimulator } from '../../../../simulator/simulator.ts';
import { simulatedClient } from '../../../testing/simulatedClient.ts';
import { chosenAccountRegions, distinguishingLabel, longLabel, placesText } from './accountRegions.ts';
import { filterOverview, noFilter } from './overviewFilter.ts';
import { createOverviewStore } from './data/overviewStore.ts';
import { searchResults } from './searchResults.ts';
import { regionOverviews } from './useOverview.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const production = { account: '111122223333', accountName: 'production' };
const staging = { account: '444455556666' };
const all = [
  { ...production, region: 'us-west-2' },
  { ...production, region: 'eu-central-1' },
  { ...staging, region: 'us-west-2' },
];

/** The demo's two Regions. */
async function readDemo() {
  const simulator = createSimulator({ clock: { now: () => now } });
  const stores = all
    .slice(0, 2)
    .map((each) => createOverviewStore(simulatedClient({ region: each.region, simulator }).client, each));
  await Promise.all(stores.map(async (store) => store.start()));
  return regionOverviews(
    stores,
    stores.map((store) => store.read()),
    now,
  );
}

test('pipelines and attention items of several Regions are one list, and name their Region', async () => {
  const regions = await readDemo();
  const { rows, attention, total } = filterOverview(regions, noFilter);
  expect([rows.length, total]).toEqual([16, 16]);
  expect(rows.slice(0, 3).map(({ row, within }) => [row.name, within.label])).toEqual([
    ['al2023-base', 'eu-central-1'],
    ['al2023-base', 'us-west-2'],
    ['al2023-canary', 'us-west-2'],
  ]);
  expect(attention.map(({ item, within }) => [item.kind, item.row?.name, within.label])).toEqual([
    ['failed', 'docker-host', 'us-west-2'],
    ['failed', 'edge-gateway-arm64', 'eu-central-1'],
    ['failed', 'gpu-training-ubuntu', 'us-west-2'],
    ['waiting', 'sap-hana-sles15', 'eu-central-1'],
    ['waiting', 'bastion-host', 'us-west-2'],
    ['slow', 'windows-server-2022-core', 'us-west-2'],
    ['missed', 'al2023-base', 'eu-central-1'],
    ['disabled', 'jenkins-agent', 'us-west-2'],
    ['disabled', 'windows-server-2025', 'us-west-2'],
  ]);
});

test('a filter by state and name holds for pipelines and attention items', async () => {
  const regions = await readDemo();
  const names = (filter: Partial<typeof noFilter> | object) => {
    const { rows, attention } = filterOverview(regions, { ...noFilter, ...filter });
    return [rows.map(({ row }) => row.name), attention.map(({ item }) => item.row?.name)];
  };
  expect(names({ state: ['failed'], name: 'docker' })).toEqual([['docker-host'], ['docker-host']]);
  expect(names({ state: ['running'] })).toEqual([
    ['al2023-canary', 'bastion-host', 'eks-node-1-33', 'sap-hana-sles15', 'windows-server-2022-core'],
    ['windows-server-2022-core'],
  ]);
  expect(names({ state: ['missed', 'disabled'] })[0]).toEqual([
    'al2023-base',
    'jenkins-agent',
    'windows-server-2025',
  ]);
  expect(names({ state: ['available'], name: 'AL2023 base' })[0]).toEqual(['al2023-base', 'al2023-base']);
  expect(names({ name: 'no such pipeline' })).toEqual([[], []]);
});

const chosen = (account: string, region: string) =>
  chosenAccountRegions(all, { account, region }).map(longLabel);

test('an account and a Region choose what is read; another Region is read in each account', () => {
  expect(chosen('', '')).toHaveLength(3);
  expect(chosen('444455556666', '')).toEqual(['444455556666 · us-west-2']);
  expect(chosen('', 'eu-central-1')).toEqual(['production (111122223333) · eu-central-1']);
  expect(chosen('', 'ap-south-1')).toEqual([
    'production (111122223333) · ap-south-1',
    '444455556666 · ap-south-1',
  ]);
  expect(chosen('999999999999', '')).toEqual([]);
});

test('a label has only what tells the accounts and Regions apart', () => {
  const labels = (shown: typeof all) => shown.map((each) => distinguishingLabel(each, shown));
  expect(labels(all)).toEqual([
    'production · us-west-2',
    'production · eu-central-1',
    '444455556666 · us-west-2',
  ]);
  expect(labels(all.slice(0, 2))).toEqual(['us-west-2', 'eu-central-1']);
  expect(labels(all.slice(0, 1))).toEqual([undefined]);
  expect(placesText(all)).toBe('2 accounts · 2 Regions');
  expect(placesText(all.slice(0, 2))).toBe('production · 2 Regions');
  expect(placesText([{ region: 'us-east-1' }])).toBe('us-east-1');
});

test('the search finds names, versions, ARNs and console addresses among what is loaded', async () => {
  const regions = await readDemo();
  const found = (text: string) =>
    searchResults(regions, text).map((result) =>
      result.kind === 'pipeline'
        ? `pipeline ${result.row.name} ${result.within.label}`
        : `build ${result.build.imageName} ${result.build.build.build} ${result.within.label}`,
    );
  const arn = 'arn:aws:imagebuilder:us-west-2:111122223333';
  expect(found('docker')).toEqual(['pipeline docker-host us-west-2', 'build Docker-Host 14 us-west-2']);
  expect(found('windows core 10')).toEqual(['build Windows-Server-2022-Core 10 us-west-2']);
  expect(found('al2023-base')).toEqual([
    'pipeline al2023-base us-west-2',
    'pipeline al2023-base eu-central-1',
    expect.stringMatching(/^build AL2023-Base \d+ us-west-2$/),
    expect.stringMatching(/^build AL2023-Base \d+ eu-central-1$/),
  ]);
  expect(found(`${arn}:image/docker-host/2026.11.0/14`)).toEqual(['build Docker-Host 14 us-west-2']);
  expect(found(`${arn}:image/docker-h`)).toEqual(['build Docker-Host 14 us-west-2']);
  expect(found(`${arn}:image-pipeline/bastion`)).toEqual(['pipeline bastion-host us-west-2']);
  const encoded = encodeURIComponent(`${arn}:image/docker-host/2026.11.0/14`);
  expect(
    found(
      `https://us-west-2.console.aws.amazon.com/imagebuilder/home?region=us-west-2#/images/${encoded}/output`,
    ),
  ).toEqual(['build Docker-Host 14 us-west-2']);
  expect(found('  ')).toEqual([]);
});
