import type { Route } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { executionsTable } from '../support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from '../support/fixtures.ts';

const asked = ({ simulator }: JourneyServer) => simulator.log.map(({ operation }) => operation);

/** Responds as the service does when access is denied. */
const refuse = (route: Route) =>
  route.fulfill({
    status: 403,
    headers: { 'x-amzn-errortype': 'ForbiddenException' },
    json: { message: 'User is not authorized to perform this action.' },
  });

test('a build that waits says so in its header, its table and its tab', async ({ page, freshServer }) => {
  // The computer of the page is days ahead of the service: ages follow the service's clock.
  freshServer.sendAccountTime();
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(page.getByRole('main').locator('header').first()).toContainText(/Building.*Waiting/);
  await expect(executionsTable(page)).toContainText(/2 of 5 steps done · ApproveHardening waits, 2 h/);
  await expect(page).toHaveTitle(/^‖ Waiting · /);
});

test('a running execution says how many steps are done and which one runs', async ({ page, freshServer }) => {
  await openBuild(page, 'running', {}, freshServer);
  await expect(executionsTable(page)).toContainText(/0 of 7 steps done · LaunchBuildInstance, \d/);
  await expect(page.getByRole('main').locator('header').first()).not.toContainText('Waiting');
});

test('the build header shows image state, outputs and neighbouring builds', async ({ page, freshServer }) => {
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
  // Neighbours are requested after the build itself, and once for both builds.
  const operations = asked(freshServer);
  expect(operations.filter((operation) => operation === 'ListImageBuildVersions')).toHaveLength(1);
  expect(operations.indexOf('ListImageBuildVersions')).toBeGreaterThan(operations.indexOf('GetImage'));
  expect(operations[0]).toBe('ListWorkflowExecutions');

  await page.goBack();
  await expect(header.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 16');
});

test('shows the executions when the image and its neighbours are denied', async ({ page }) => {
  await page.route('**/ListImageBuildVersions', refuse);
  await openBuild(page, 'forbiddenImage');
  await expect(page.getByText('State unknown')).toBeVisible();
  await expect(page.getByText('The identity needs imagebuilder:GetImage')).toBeVisible();
  await expect(executionsTable(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'All builds of 1.0.0' })).toBeVisible();
});
