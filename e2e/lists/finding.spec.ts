import type { Page, Route } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { executionsTable } from '../support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from '../support/fixtures.ts';

const account = 'arn:aws:imagebuilder:us-east-1:111122223333';
const versionArn = `${account}:image/golden-ami/1.4.2`;
const pipelineArn = `${account}:image-pipeline/nightly-golden`;

const tableOf = (page: Page, name: string) => page.getByRole('table', { name });
/** The requests for pages of the list of images, without those that look a name up. */
const pagesOfImages = ({ simulator }: JourneyServer) =>
  simulator.log.filter(
    ({ operation, input }) => operation === 'ListImages' && !JSON.stringify(input).includes('filters'),
  );
const search = (page: Page) => new URL(page.url()).search;

/** Responds as the service does when access is denied. */
const refuse = (route: Route) =>
  route.fulfill({
    status: 403,
    headers: { 'x-amzn-errortype': 'ForbiddenException' },
    json: { message: 'User is not authorized to perform this action.' },
  });

test('opens a build from the image list, and goes back with the filter kept', async ({
  page,
  freshServer,
}) => {
  await page.goto(freshServer.url);
  await expect(page.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  const pages = () => pagesOfImages(freshServer);
  expect(pages()).toHaveLength(1);

  // The image is not among the first 25: the page says that more are available.
  await page.getByRole('searchbox', { name: 'Filter the loaded image versions' }).fill('golden');
  await expect(page.getByText('of 25 loaded image versions match.')).toContainText('More are available');
  await page.getByRole('button', { name: 'Load more' }).click();
  const image = tableOf(page, 'Image versions').getByRole('link', { name: 'Golden-AMI 1.4.2' });
  await expect(image).toHaveAttribute('href', `/?build=${versionArn}`);
  await image.click();

  expect(search(page)).toBe(`?build=${versionArn}`);
  await expect(page.getByText('This is an image version, not one build.')).toBeVisible();
  const failed = tableOf(page, 'Builds').getByRole('row', { name: '1.4.2 / 17' });
  await expect(failed).toContainText('Failed');
  await expect(failed).toContainText('check-http');
  await failed.getByRole('link').click();

  await expect(executionsTable(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 17');
  expect(search(page)).toBe(`?build=${catalog.linuxFailedComponent.arn}`);

  await page.goBack();
  await expect(tableOf(page, 'Builds')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: /loaded image versions/ })).toHaveValue('golden');
  await expect(image).toBeVisible();
  // Cached pages are not requested again.
  expect(pages()).toHaveLength(2);
});

test('the first page of a list can be cancelled', async ({ page }) => {
  await page.route('**/ListImages', () => undefined);
  await page.goto('/');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The image versions could not be read: the request was cancelled');
  await page.unroute('**/ListImages');
  await alert.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('25 loaded, more available')).toBeVisible();
});

test('opens the builds of a pipeline', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Pipelines' }).click();
  expect(search(page)).toBe('?list=pipelines');
  const row = tableOf(page, 'Pipelines').getByRole('row', { name: 'nightly-golden' });
  await expect(row).toContainText('Building');
  await row.getByRole('link').click();
  expect(search(page)).toBe(`?pipeline=${pipelineArn}`);
  const builds = tableOf(page, 'Builds');
  await expect(builds.getByRole('link', { name: 'Golden-AMI 1.4.1 / 9' })).toBeVisible();
  await builds.getByRole('link', { name: 'Golden-AMI 1.4.2 / 16' }).click();
  await expect(page.getByRole('main').getByText('Available', { exact: true }).first()).toBeVisible();
});

test('pages the builds of a pipeline, newest first', async ({ page, freshServer }) => {
  freshServer.clock.advance(12 * 60_000 * 40);
  await page.goto(`${freshServer.url}?pipeline=${pipelineArn}`);
  await expect(page.getByRole('heading', { name: '25 builds so far' })).toBeVisible();
  await expect(page.getByText('newest first holds for the loaded ones only')).toBeVisible();
  await expect(tableOf(page, 'Builds').getByRole('rowheader').first()).toHaveText('Golden-AMI 1.4.2 / 58');
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('44 of 44 builds')).toBeVisible();
  await expect(page.getByRole('heading', { name: '44 builds' })).toBeVisible();
});

test('opens a pasted version, pipeline or partial ARN', async ({ page }) => {
  await page.goto('/');
  const field = page.getByRole('textbox', { name: /Find a build/ });
  await field.fill(`  "${versionArn}" `);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('golden-ami 1.4.2');
  await page.goBack();

  await field.fill(pipelineArn);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nightly-golden');
  await page.goBack();

  await field.fill('golden-ami');
  const found = page.getByRole('list', { name: 'Found in the account' });
  await found.getByRole('link', { name: 'Golden-AMI 1.4.2 image version' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('golden-ami 1.4.2');
  await page.goBack();

  await page.goto(`/?build=${account.replace('us-east-1', 'eu-west-1')}:image/golden-ami`);
  await expect(page.getByRole('alert')).toContainText('This ARN has no version.');
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('eu-west-1');
  await expect(tableOf(page, 'Image versions').getByRole('link', { name: 'Golden-AMI 1.4.2' })).toBeVisible();
});

test('names the missing permission for a list, and keeps the other lists working', async ({ page }) => {
  await page.route('**/ListImages', refuse);
  await page.goto('/');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The image versions could not be read: access is denied');
  await expect(alert).toContainText('imagebuilder:ListImages');
  await page.getByRole('link', { name: 'Pipelines' }).click();
  await expect(tableOf(page, 'Pipelines').getByRole('rowheader')).toHaveCount(3);

  await page.goBack();
  await page.unroute('**/ListImages');
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(tableOf(page, 'Image versions').getByRole('rowheader')).toHaveCount(25);
});

test('lists recent builds until the user clears them', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await expect(page.getByText('4 of 4 executions')).toBeVisible();
  await openBuild(page, 'doesNotExist');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await openBuild(page, 'forbiddenImage');
  await expect(page.getByText('The image itself could not be read')).toBeVisible();
  await expect(page.getByText(/of \d+ executions$/)).toBeVisible();

  await page.getByRole('link', { name: 'Image Builder workflows' }).click();
  const recent = page.getByRole('region', { name: 'Recent builds' });
  await expect(recent.getByRole('link')).toHaveText([
    /^sentinel-forbidden-image 1\.0\.0 \/ 1/,
    /^Golden-AMI 1\.4\.2 \/ 17/,
  ]);
  await recent.getByRole('link', { name: 'Golden-AMI 1.4.2 / 17' }).click();
  await expect(executionsTable(page)).toBeVisible();
  await page.goBack();
  await recent.getByRole('button', { name: 'Clear recent builds' }).click();
  await expect(recent).toBeHidden();
  await page.reload();
  await expect(tableOf(page, 'Image versions')).toBeVisible();
  await expect(recent).toBeHidden();
});

test('the home link keeps the region of the build', async ({ page }) => {
  const home = page.getByRole('link', { name: 'Image Builder workflows' });
  await openBuild(page, 'otherRegion');
  await home.click();
  await expect(page).toHaveURL('/?region=eu-west-1');
  await expect(page.getByLabel('Region')).toHaveValue('eu-west-1');
  await expect(tableOf(page, 'Image versions').getByRole('rowheader')).toHaveCount(1);

  await openBuild(page, 'linuxPrevious');
  await expect(home).toHaveAttribute('href', '/');
});

test.describe('storage is blocked', () => {
  test('shows everything except recent builds', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    await openBuild(page, 'linuxPrevious');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 16');
    await page.getByRole('link', { name: 'Image Builder workflows' }).click();
    await expect(tableOf(page, 'Image versions')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Recent builds' })).toBeHidden();
  });
});
