import type { Page, Request, Route } from '@playwright/test';
import { executionRows, loadMore } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';

test.use({ expectedProblems: [/portal.invalid|connect-src http:..127.0.0.1/] });

const failure = (page: Page) => page.getByRole('alert');
const connection = (page: Page) => page.getByRole('region', { name: 'Connection' });

test('a start without config.json says why in plain words, and starts when the browser is online again', async ({
  page,
  context,
}) => {
  const config = '**/config.json*';
  const html = '<!doctype html><title>Guest network</title>';
  const causes: readonly [string, (route: Route) => Promise<void>, RegExp][] = [
    ['no response', (route) => route.abort('connectionrefused'), /This site does not answer/],
    [
      'an HTML page',
      (route) => route.fulfill({ contentType: 'text/html', body: html }),
      /captive portal or a sign-in page/,
    ],
    [
      'a redirect to another site',
      (route) => route.fulfill({ status: 302, headers: { location: 'https://portal.invalid/sign-in' } }),
      /captive portal or a sign-in page/,
    ],
    [
      'bad JSON',
      (route) => route.fulfill({ contentType: 'application/json', body: '{"access": ' }),
      /config.json is not valid JSON/,
    ],
    [
      'HTTP 500',
      (route) => route.fulfill({ status: 500, body: '' }),
      /config.json could not be read: HTTP 500/,
    ],
  ];
  for (const [cause, answer, words] of causes) {
    await test.step(cause, async () => {
      await page.route(config, answer);
      await openBuild(page, 'linuxSucceeded');
      await expect(failure(page)).toContainText('The dashboard could not start');
      await expect(failure(page)).toContainText(words);
      await expect(failure(page)).not.toContainText(/Unexpected|SyntaxError|token|Failed to fetch/);
      await page.unroute(config);
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect(executionRows(page)).toHaveCount(3);
    });
  }

  await test.step('offline', async () => {
    const pending = new Set<Request>();
    page.on('request', (request) => pending.add(request));
    page.on('requestfinished', (request) => pending.delete(request));
    page.on('requestfailed', (request) => pending.delete(request));
    await page.route(config, async (route) => {
      // The files of the page have to be loaded before.
      await expect.poll(() => [...pending].filter((request) => request !== route.request())).toEqual([]);
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await openBuild(page, 'linuxSucceeded');
    await expect(failure(page)).toContainText('You are offline.');
    await page.unroute(config);
    await context.setOffline(false);
    await expect(executionRows(page)).toHaveCount(3);
  });
});

test('fields of config.json that cannot be used are named with the default that is used instead', async ({
  page,
}) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    const config: unknown = await response.json();
    await route.fulfill({
      json: { ...Object(config), region: 'us east 1', frameAncestors: ['*'], regoin: 'eu-west-1' },
    });
  });
  await openBuild(page, 'linuxSucceeded');
  const problems = page.getByRole('region', { name: 'Problems of config.json' });
  await expect(problems).toContainText(
    'region: "us east 1": it is not the name of an AWS Region, so us-east-1 is used',
  );
  await expect(problems).toContainText('frameAncestors: "*"');
  await expect(problems).toContainText('it allows no page to embed this one');
  await expect(problems).toContainText('regoin');
  await expect(executionRows(page)).toHaveCount(3);
});

test('offline while loading more or refreshing is said, and both resume online', async ({
  page,
  context,
  freshServer,
}) => {
  /** Opens a build, and waits for the code and the request that the page loads last. */
  const openIdle = async (key: 'fortyExecutions' | 'running') => {
    const lastRead = page.waitForResponse('**/ListImageBuildVersions');
    await openBuild(page, key, {}, freshServer);
    await lastRead;
  };

  await test.step('loading more begins offline', async () => {
    await openIdle('fortyExecutions');
    await expect(loadMore(page)).toBeVisible();
    await context.setOffline(true);
    await expect(connection(page)).toContainText('You are offline.');
    await loadMore(page).click();
    await context.setOffline(false);
    await expect(executionRows(page)).toHaveCount(40);
    await expect(connection(page)).toHaveCount(0);
  });

  await test.step('the connection goes while loading more', async () => {
    await page.route('**/ListWorkflowExecutions', async (route) => {
      if (!route.request().postData()?.includes('nextToken')) return route.continue();
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    });
    await openIdle('fortyExecutions');
    await loadMore(page).click();
    await expect(connection(page)).toContainText('You are offline.');
    await page.unrouteAll();
    await context.setOffline(false);
    await expect(executionRows(page)).toHaveCount(40);
  });

  await test.step('refreshing', async () => {
    await openIdle('running');
    await expect(page.getByRole('button', { name: 'Refresh now' })).toBeVisible();
    await context.setOffline(true);
    await expect(connection(page)).toContainText('You are offline.');
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByText('The last refresh failed')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('The last refresh failed')).toHaveCount(0);
    await expect(page.getByText(/^Refreshed/)).toBeVisible();
  });
});

test('distinguishes an API that does not respond from a site that does not respond', async ({ page }) => {
  let attempts = 0;
  await page.route('**/api/**', (route) => {
    if (route.request().url().endsWith('/ListWorkflowExecutions')) attempts += 1;
    return route.abort('connectionreset');
  });
  await openBuild(page, 'linuxSucceeded');
  const retryList = page
    .getByRole('alert')
    .filter({ hasText: 'The workflow executions could not be read' })
    .getByRole('button', { name: 'Retry' });
  await expect(connection(page)).toContainText('The API of this site does not respond');
  await page.route('**/config.json', (route) => route.abort('connectionreset'));
  await expect(retryList).toBeVisible();
  const attemptsOfLoad = attempts;
  await retryList.click();
  await expect(connection(page)).toContainText('This site does not answer, neither its files nor its API');
  // An attempt that is still to come would succeed, and take the button away.
  await expect.poll(() => attempts).toBe(2 * attemptsOfLoad);
  await page.unrouteAll();
  await retryList.click();
  await expect(executionRows(page)).toHaveCount(3);
  await expect(connection(page)).toHaveCount(0);
});
