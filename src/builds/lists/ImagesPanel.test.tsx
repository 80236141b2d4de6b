import { expect, test } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import '../../styles/base.css';
import '../../styles/tokens.css';
import { memoryAddress, refuse, renderView } from '../../testing/mountList.tsx';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { createRecentBuilds } from '../recent/recentBuilds.ts';
import { Finder } from '../start/Finder.tsx';
import { find } from '../testing/find.tsx';

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
