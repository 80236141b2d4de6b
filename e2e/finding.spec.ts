import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Route } from '@playwright/test';
import { catalog } from '../simulator/catalog.ts';
import { executionsTable } from './support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from './support/fixtures.ts';

const account = 'arn:aws:imagebuilder:us-east-1:111122223333';
const versionArn = `${account}:image/golden-ami/1.4.2`;
const pipelineArn = `${account}:image-pipeline/nightly-golden`;

const tableOf = (page: Page, name: string) => page.getByRole('table', { name });
const asked = ({ simulator }: JourneyServer) => simulator.log.map(({ operation }) => operation);
const search = (page: Page) => new URL(page.url()).search;

/** Answers as the service does to an identity that may not. */
const refuse = (route: Route) =>
  route.fulfill({
    status: 403,
    headers: { 'x-amzn-errortype': 'ForbiddenException' },
    json: { message: 'User is not authorized to perform this action.' },
  });

test('from the account’s images to what happened in a build, and back', async ({ page, freshServer }) => {
  await page.goto(freshServer.url);
  await expect(page.getByRole('heading', { name: '25 image versions so far' })).toBeVisible();
  expect(asked(freshServer)).toEqual(['ListImages']);

  // What is looked for is not among the first 25, and the page does not pretend that it is not there.
  await page.getByRole('searchbox', { name: 'Filter the loaded image versions' }).fill('golden');
  await expect(page.getByText('0 of 25 loaded image versions match.')).toContainText('More are available');
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
  await expect(page.getByRole('searchbox')).toHaveValue('golden');
  await expect(image).toBeVisible();
  // What was read a moment ago is not asked for again.
  expect(asked(freshServer).filter((operation) => operation === 'ListImages')).toHaveLength(2);
});

test('from a pipeline to its builds', async ({ page }) => {
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

test('a pipeline of many builds comes a press at a time, the newest first', async ({ page, freshServer }) => {
  freshServer.clock.advance(12 * 60_000 * 40);
  await page.goto(`${freshServer.url}?pipeline=${pipelineArn}`);
  await expect(page.getByRole('heading', { name: '25 builds so far' })).toBeVisible();
  await expect(page.getByText('newest first holds for the loaded ones only')).toBeVisible();
  await expect(tableOf(page, 'Builds').getByRole('rowheader').first()).toHaveText('Golden-AMI 1.4.2 / 58');
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('that was all')).toBeVisible();
  await expect(page.getByRole('heading', { name: '44 builds' })).toBeVisible();
});

test('the builds of a pipeline stay within their panel at every width', async ({ page }) => {
  await page.goto(`/?pipeline=${pipelineArn}`);
  const builds = tableOf(page, 'Builds');
  await expect(builds.getByRole('rowheader').first()).toBeVisible();
  for (const width of [320, 480, 640, 768, 832, 1024, 1440, 3840]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await builds.evaluate(
      (table) =>
        table.getBoundingClientRect().right - (table.parentElement?.getBoundingClientRect().right ?? 0),
    );
    expect(beyond, `at ${width} px`).toBeLessThanOrEqual(0);
  }
});

test('what people paste is understood: a version, a pipeline, a partial ARN', async ({ page }) => {
  await page.goto('/');
  const field = page.getByRole('textbox', { name: /Image build version ARN/ });
  await field.fill(`  "${versionArn}" `);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('golden-ami 1.4.2');
  await page.goBack();

  await field.fill(pipelineArn);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nightly-golden');
  await page.goBack();

  await page.goto(`/?build=${account.replace('us-east-1', 'eu-west-1')}:image/golden-ami`);
  await expect(page.getByRole('alert')).toContainText('This ARN has no version.');
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('eu-west-1');
  await expect(tableOf(page, 'Image versions').getByRole('link', { name: 'Golden-AMI 1.4.2' })).toBeVisible();
});

test('what may not be listed says which permission is missing, and the rest goes on', async ({ page }) => {
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

test('a build that was opened is offered again, until somebody clears the list', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 17');
  await openBuild(page, 'doesNotExist');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await openBuild(page, 'forbiddenImage');
  await expect(page.getByText('The image itself could not be read')).toBeVisible();

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

test('who goes home from a build of another region finds the lists of that region', async ({ page }) => {
  const home = page.getByRole('link', { name: 'Image Builder workflows' });
  await openBuild(page, 'otherRegion');
  await home.click();
  await expect(page).toHaveURL('/?region=eu-west-1');
  await expect(page.getByLabel('Region')).toHaveValue('eu-west-1');
  await expect(tableOf(page, 'Image versions').getByRole('rowheader')).toHaveCount(1);

  await openBuild(page, 'linuxPrevious');
  await expect(home).toHaveAttribute('href', '/');
});

test.describe('where the browser blocks storage', () => {
  test('there are no recent builds, and nothing else is missing', async ({ page }) => {
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

test('the header of a build: its image’s own state, what it made, and the builds beside it', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'linuxPrevious', {}, freshServer);
  const header = page.getByRole('main').locator('header').first();
  await expect(header.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 16');
  await expect(header).toContainText('Amazon Linux 2023');
  await expect(header).toContainText('us-east-1 · 111122223333');
  await expect(header.getByRole('link', { name: /^AWS console/ })).toHaveAttribute(
    'href',
    `https://console.aws.amazon.com/imagebuilder/home?region=us-east-1#/images/${encodeURIComponent(catalog.linuxPrevious.arn)}`,
  );
  await expect(header.getByText('eu-west-1')).toBeHidden();
  await header.getByText('2 more').click();
  await expect(header.getByText('eu-west-1')).toBeVisible();

  const others = header.getByRole('navigation', { name: 'Other builds of this version' });
  await others.getByRole('link', { name: 'next' }).click();
  await expect(header.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 17');
  await expect(header.getByText('Failed', { exact: true }).first()).toBeVisible();
  await expect(others.getByRole('link')).toHaveText([
    'All builds of 1.4.2',
    /^previous.*Available 16$/,
    /^next.*Building 18$/,
    /^last good.*Available 16$/,
  ]);
  // Neighbours wait for what the page is about, and are read once for both builds.
  const operations = asked(freshServer);
  expect(operations.filter((operation) => operation === 'ListImageBuildVersions')).toHaveLength(1);
  expect(operations.indexOf('ListImageBuildVersions')).toBeGreaterThan(operations.indexOf('GetImage'));
  expect(operations[0]).toBe('ListWorkflowExecutions');

  await page.goBack();
  await expect(header.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 16');
});

test('without permission to read the image or its neighbours the page is about the executions', async ({
  page,
}) => {
  await page.route('**/ListImageBuildVersions', refuse);
  await openBuild(page, 'forbiddenImage');
  await expect(page.getByText('State unknown')).toBeVisible();
  await expect(page.getByText('The identity needs imagebuilder:GetImage')).toBeVisible();
  await expect(executionsTable(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'All builds of 1.0.0' })).toBeVisible();
});

test('every list is for everybody: WCAG 2.2 AA, light and narrow, dark and wide', async ({ page }) => {
  await openBuild(page, 'linuxPrevious');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 16');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const views = [
    ['?', 'Image versions'],
    ['?list=pipelines', 'Pipelines'],
    [`?build=${versionArn}`, 'Builds'],
    [`?pipeline=${pipelineArn}&filter=16`, 'Builds'],
    [`?build=${catalog.linuxPrevious.arn}`, 'Workflow executions'],
  ] as const;
  for (const [view, table] of views) {
    for (const [theme, width] of [
      ['light', 320],
      ['dark', 1440],
    ] as const) {
      await test.step(`${view} ${theme} ${width}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/${view}&theme=${theme}`);
        await expect(tableOf(page, table).getByRole('rowheader').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  }
});
