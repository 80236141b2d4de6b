import { expect, test } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import '../../styles/base.css';
import '../../styles/tokens.css';
import { images, refuse } from '../../testing/mountList.tsx';
import { createRecentBuilds } from '../recent/recentBuilds.ts';
import { find } from '../testing/find.tsx';

const versionArn = catalog.linuxFailedComponent.arn.replace(/\/\d+$/, '');
const pipelineArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden';

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
    .element(screen.getByText('1 element of the response is not an image version and is omitted.'))
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
