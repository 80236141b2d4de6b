import { expect, test } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import '../../styles/base.css';
import '../../styles/tokens.css';
import { Finder } from './Finder.tsx';
import { images, memoryAddress, refuse, renderView } from '../../testing/mountList.tsx';
import { type Respond, simulatedClient } from '../../testing/simulatedClient.ts';
import { PlaceRegion } from './PlaceRegion.tsx';
import { type Place, placeOf } from './place.ts';
import { createRecentBuilds } from '../recent/recentBuilds.ts';

const versionArn = catalog.linuxFailedComponent.arn.replace(/\/\d+$/, '');
const pipelineArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden';

/** The finder at an address. `account.respond` may answer in place of the simulated account. */
async function find(search: string) {
  const account: { respond: Respond } = { respond: () => undefined };
  const { clientFor, requests } = simulatedClient({ respond: (...request) => account.respond(...request) });
  const { store, search: current } = memoryAddress(search);
  const access = { client: clientFor, accountRegions: [{ region: 'us-east-1' }] };
  const recentBuilds = createRecentBuilds(window);
  const screen = await renderView(store, (view) => (
    <>
      <PlaceRegion
        region={regionOf(placeOf(view, 'us-east-1'))}
        view={view}
        address={store}
        defaultRegion="us-east-1"
      />
      <Finder
        place={placeOf(view, 'us-east-1')}
        view={view}
        access={access}
        address={store}
        recentBuilds={recentBuilds}
        defaultRegion="us-east-1"
      />
    </>
  ));
  return { screen, account, requests, search: current };
}

function regionOf(place: Place): string {
  return place.kind === 'start' ? place.region : 'us-east-1';
}

test('keeps the image filter to the loaded pages and says that more are available', async () => {
  const { screen, requests, search } = await find('');
  const operations = () =>
    requests.map(({ operation }) => operation).filter((operation) => operation === 'ListImages');
  const table = screen.getByRole('table', { name: 'Image versions' });
  await expect.element(screen.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  expect(operations()).toEqual(['ListImages']);

  await screen.getByRole('button', { name: 'Load more' }).click();
  await expect.element(screen.getByRole('heading', { name: '50 image versions so far' })).toBeVisible();
  expect(operations()).toEqual(['ListImages', 'ListImages']);

  const filter = screen.getByRole('searchbox', { name: 'Filter the loaded image versions' });
  await filter.fill('GOLDEN');
  await expect
    .element(screen.getByText('loaded image versions match.'))
    .toHaveTextContent(
      /^\d of 50 loaded image versions match\. More are available: the filter holds for the loaded ones only\./,
    );
  for (const version of ['1.4.1', '1.4.2']) {
    await expect.element(table.getByRole('link', { name: `Golden-AMI ${version}` })).toBeVisible();
  }
  expect(search()).toBe('?filter=GOLDEN');

  await filter.fill('no such image');
  await expect.element(screen.getByText('No loaded image version has “no such image” in it.')).toBeVisible();
  await screen.getByRole('button', { name: 'Clear filter' }).click();
  expect(search()).toBe('');

  await screen.getByRole('button', { name: 'Load all' }).click();
  await expect.element(screen.getByText(/^\d+ of \d+ image versions$/)).toBeVisible();
  await filter.fill('payments');
  await expect
    .element(screen.getByText('1 of', { exact: false }))
    .not.toHaveTextContent('More are available');
  const link = table.getByRole('link', { name: 'Payments-API 3.2.0' });
  expect(link.element().getAttribute('href')).toBe(
    `/?build=${catalog.containerSucceeded.arn.replace(/\/\d+$/, '')}`,
  );
});

test('shows the state and the cause of each image version’s latest build, for rows near the window', async () => {
  const { screen, requests } = await find('');
  await screen.getByRole('button', { name: 'Load all' }).click();
  const table = screen.getByRole('table', { name: 'Image versions' });
  await expect.element(screen.getByText(/^\d+ of \d+ image versions$/)).toBeVisible();
  const row = table.getByRole('row', { name: 'failed-launch 1.0.0' });
  row.element().scrollIntoView();
  await expect.element(row).toHaveTextContent('Failed build 1');
  await expect.element(row).toHaveTextContent(/capacity/);
  await expect
    .element(row.getByRole('link', { name: 'build 1' }))
    .toHaveAttribute('href', `/?build=${catalog.failedLaunch.arn}`);
  const read = requests.filter(({ operation }) => operation === 'ListImageBuildVersions');
  const asked = read.map(({ input }) => input['imageVersionArn']);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThan(table.getByRole('rowheader').elements().length);
  // The state is a text to filter by.
  await screen.getByRole('searchbox').fill('failed-launch failed capacity');
  await expect.element(table.getByRole('rowheader')).toHaveLength(1);
});

test('a missing permission for builds costs the states only, with one request', async () => {
  const { screen, account, requests } = await find('?list=pipelines');
  account.respond = (operation) =>
    operation === 'ListImageBuildVersions' ? refuse(403, 'ForbiddenException', 'No.') : undefined;
  await screen.getByRole('link', { name: 'Images' }).click();
  const table = screen.getByRole('table', { name: 'Image versions' });
  const unread = table.getByText('Could not be read: access is denied');
  await expect.element(unread.first()).toBeVisible();
  await expect.element(table.getByRole('rowheader')).toHaveLength(25);
  const read = requests.filter(({ operation }) => operation === 'ListImageBuildVersions');
  expect(read.length).toBeLessThanOrEqual(2);
});

test('a filter that is a whole name finds an image that is not loaded', async () => {
  const { screen, requests } = await find('');
  await expect.element(screen.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  const filter = screen.getByRole('searchbox', { name: 'Filter the loaded image versions' });
  await filter.fill('payments-api');
  await expect.element(screen.getByText('of this name found in the account.')).toBeVisible();
  const table = screen.getByRole('table', { name: 'Image versions' });
  await expect.element(table.getByRole('link', { name: 'Payments-API 3.2.0' })).toBeVisible();
  const named = requests.filter(({ operation, input }) => operation === 'ListImages' && 'filters' in input);
  expect(named).toHaveLength(1);
  await filter.fill('payments-apis');
  await expect.element(screen.getByText('No loaded image version has “payments-apis” in it.')).toBeVisible();
  await expect.element(screen.getByText('Searching the account for this name…')).not.toBeInTheDocument();
});

test('an image version leads to its builds, which say how they went and why', async () => {
  const { screen, search } = await find(`?build=${versionArn}`);
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('golden-ami 1.4.2');
  await expect.element(screen.getByText('This is an image version, not one build.')).toBeVisible();
  const failed = screen.getByRole('row', { name: '1.4.2 / 17' });
  await expect.element(failed).toHaveTextContent('Failed');
  await expect.element(failed).toHaveTextContent(/curl|check-http/);
  await expect.element(screen.getByRole('row', { name: '1.4.2 / 16' })).toHaveTextContent('Available');
  await failed.getByRole('link').click();
  expect(search()).toBe(`?build=${catalog.linuxFailedComponent.arn}`);
});

test('a pipeline leads to its builds', async () => {
  const { screen, search } = await find('?list=pipelines');
  const row = screen.getByRole('row', { name: 'nightly-golden' });
  await expect.element(row).toHaveTextContent('The golden Linux AMI');
  await row.getByRole('link').click();
  expect(search()).toBe(`?pipeline=${pipelineArn}`);
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('nightly-golden');
  await expect.element(screen.getByRole('link', { name: 'Golden-AMI 1.4.2 / 17' })).toBeVisible();
  await screen.getByRole('link', { name: 'Pipelines in us-east-1' }).click();
  expect(search()).toBe('?list=pipelines');
});

test('names the missing permission of a list, and retries', async () => {
  const { screen, account } = await find('?list=images');
  await expect.element(screen.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  account.respond = () => refuse(403, 'ForbiddenException', 'Not for <b>you</b>.');
  await screen.getByRole('button', { name: 'Refresh' }).click();
  const alert = screen.getByRole('alert');
  await expect
    .element(alert)
    .toHaveTextContent('The image versions could not be read again: access is denied');
  await expect.element(alert).toHaveTextContent('The identity needs imagebuilder:ListImages');
  await expect.element(alert).toHaveTextContent('The rows below were loaded earlier.');
  await expect.element(screen.getByRole('row')).toHaveLength(26);
  account.respond = () => undefined;
  await alert.getByRole('button', { name: 'Retry' }).click();
  await expect.element(alert).not.toBeInTheDocument();
});

test('a version that does not exist, and one without permission', async () => {
  const gone = await find('?build=arn:aws:imagebuilder:us-east-1:111122223333:image/nothing/1.0.0');
  await expect
    .element(gone.screen.getByRole('alert'))
    .toHaveTextContent('The builds could not be read: not found');
  await gone.screen.unmount();

  const { screen, account } = await find(`?build=${versionArn}&filter=nothing+like+it`);
  account.respond = () => refuse(403, 'ForbiddenException', 'No.');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('imagebuilder:ListImageBuildVersions');
  account.respond = () => undefined;
  await screen.getByRole('button', { name: 'Retry' }).click();
  await expect.element(screen.getByText('No loaded build has “nothing like it” in it.')).toBeVisible();
});

test('retries a failed load, and stops at a repeated token', async () => {
  const { screen, account } = await find('');
  account.respond = (_, { nextToken }) => {
    if (nextToken === undefined) return images(25, 'a');
    if (nextToken === 'a') return images(25, 'b');
    return refuse(400, 'InvalidRequestException', 'Broken.');
  };
  await expect.element(screen.getByRole('button', { name: 'Load more' })).toBeVisible();
  await screen.getByRole('button', { name: 'Refresh' }).click();
  await expect.element(screen.getByText('a-0')).toBeVisible();
  await screen.getByRole('button', { name: 'Load all' }).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The 50 image versions above are kept.');

  account.respond = (_, { nextToken }) => (nextToken === 'b' ? images(25, 'a') : undefined);
  await screen.getByRole('button', { name: 'Retry' }).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('AWS returned the same page token again');
  await expect.element(screen.getByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
});

test('starts over once after an expired token, and keeps the rows', async () => {
  const { screen, account, requests } = await find('');
  await expect.element(screen.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  let refusals = 0;
  account.respond = (_, { nextToken }) => {
    if (nextToken === undefined || refusals > 0) return undefined;
    refusals += 1;
    return refuse(400, 'InvalidPaginationTokenException', 'The token is too old.');
  };
  await screen.getByRole('button', { name: 'Load more' }).click();
  await expect.element(screen.getByRole('heading', { name: '50 image versions so far' })).toBeVisible();
  expect(requests.filter(({ operation }) => operation === 'ListImages')).toHaveLength(4);
});

test('another region is another list, and only a region’s name is taken', async () => {
  const { screen, search } = await find('');
  const region = screen.getByRole('combobox', { name: 'Region' });
  await expect.element(region).toHaveValue('us-east-1');
  await region.fill('the moon');
  await screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This is not a region’s name');
  await region.fill(' SA-East-1 ');
  await screen.getByRole('button', { name: 'Go' }).click();
  expect(search()).toBe('?region=sa-east-1');
  await expect.element(screen.getByText('This account owns no images in sa-east-1.')).toBeVisible();
  await screen.getByRole('link', { name: 'Pipelines' }).click();
  expect(search()).toBe('?region=sa-east-1&list=pipelines');
  await expect.element(screen.getByText('This account has no pipelines in sa-east-1.')).toBeVisible();
});

test('a text from outside stays text', async () => {
  const { screen, account } = await find('');
  account.respond = () =>
    Response.json({
      imageVersionList: [
        { arn: 'not an arn', name: '<img src=x onerror=alert(1)>\u202e', version: 7 },
        null,
        { arn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/x/1.0.0/3', name: 'Of a build' },
      ],
    });
  await screen.getByRole('button', { name: 'Refresh' }).click();
  await expect.element(screen.getByText('<img src=x onerror=alert(1)>⟨U+202E⟩')).toBeVisible();
  await expect
    .element(screen.getByText('1 element of the response is no image version and is left out.'))
    .toBeVisible();
  expect(screen.getByRole('link', { name: 'Of a build 1.0.0' }).element().getAttribute('href')).toBe(
    '/?build=arn:aws:imagebuilder:us-east-1:111122223333:image/x/1.0.0',
  );
});

test('recent builds are offered, and can be cleared', async () => {
  createRecentBuilds(window).add({
    arn: catalog.linuxFailedComponent.arn,
    name: 'Golden-AMI',
    openedAt: Date.now(),
  });
  const { screen, search } = await find('?list=pipelines');
  const recent = screen.getByRole('region', { name: 'Recent builds' });
  await recent.getByRole('link', { name: 'Golden-AMI 1.4.2 / 17' }).click();
  expect(search()).toBe(`?build=${catalog.linuxFailedComponent.arn}`);
  await screen.unmount();

  const again = await find('?list=pipelines');
  await again.screen.getByRole('button', { name: 'Clear recent builds' }).click();
  await expect.element(again.screen.getByRole('region', { name: 'Recent builds' })).not.toBeInTheDocument();
});

test('another account of the same Region is another list, whose builds are read from that account', async () => {
  const versionOfOther = 'arn:aws:imagebuilder:us-east-1:444455556666:image/other-image/1.0.0';
  const first = simulatedClient();
  const second = simulatedClient({
    respond: (operation) =>
      operation === 'ListImages'
        ? Response.json({ imageVersionList: [{ arn: versionOfOther, name: 'Other-Image' }] })
        : Response.json({
            imageSummaryList: [{ arn: `${versionOfOther}/3`, state: { status: 'AVAILABLE' } }],
          }),
  });
  const { store } = memoryAddress('?account=111122223333');
  const other = { ...second.client, account: '444455556666' };
  const access = {
    client: (_region: string, account?: string) => (account === other.account ? other : first.client),
    accountRegions: [
      { account: '111122223333', region: 'us-east-1' },
      { account: '444455556666', region: 'us-east-1' },
    ],
  };
  const screen = await renderView(store, (view) => (
    <Finder
      place={{ kind: 'start', region: 'us-east-1' }}
      account={view.account}
      view={view}
      access={access}
      address={store}
      recentBuilds={createRecentBuilds(window)}
      defaultRegion="us-east-1"
    />
  ));
  await expect.element(screen.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  store.replace({ account: '444455556666' });
  const row = screen.getByRole('row', { name: 'Other-Image 1.0.0' });
  await expect.element(row).toHaveTextContent('Available build 3');
});
