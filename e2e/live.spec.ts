import type { Page } from '@playwright/test';
import type { CatalogKey } from '../simulator/catalog.ts';
import {
  executionItem,
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  withoutWaiting,
} from './support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from './support/fixtures.ts';

const minute = 60_000;
/** Longer than the time between two refreshes, so that one is due. */
const interval = 5_000;

const header = (page: Page) =>
  page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) });
const icon = (page: Page) => page.locator('link[rel="icon"]');
const refreshed = (page: Page) => page.getByText(/^(Refreshed|Refreshing|The last refresh failed)/);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' });
const row = (page: Page, name: string) => executionItem(page, name).getByRole('row').first();

/** Opens a build on a page whose time goes on as usual, and further when `fastForward` says so. */
async function watchBuild(
  page: Page,
  key: CatalogKey,
  server: JourneyServer,
  params: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await withoutWaiting(page);
  // The signatures bear the machine's time: the page begins there.
  await page.clock.install({ time: Date.now() });
  await openBuild(page, key, params, server);
  await expect(executionRows(page).first()).toBeVisible();
  await expect(refreshed(page)).toBeVisible();
  // The neighbours of the build are asked for once, when nothing else is: they come last.
  await expect
    .poll(() => server.simulator.log.map(({ operation }) => operation))
    .toContain('ListImageBuildVersions');
}

/** Makes the next refresh due, until the page shows what the account has become. */
async function refreshUntil(page: Page, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(interval);
    await shown();
  }).toPass({ intervals: [0], timeout: 20_000 });
}

/** Lets minutes go by in which nothing must be asked, and in which the page says how old is what it shows. */
async function nothingIsAsked(page: Page, { simulator }: JourneyServer, minutes: number): Promise<void> {
  const before = simulator.log.length;
  await page.clock.fastForward(minutes * minute);
  await expect(refreshed(page)).toHaveText(new RegExp(`^Refreshed [${minutes}-9] m \\d+ s ago`));
  expect(simulator.log.slice(before)).toEqual([]);
}

/** Says to the page that it is hidden, or seen again. */
async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
}

test('a running build moves through its life on the screen, and nothing under the reader moves', async ({
  page,
  freshServer,
}) => {
  test.slow();
  const { clock } = freshServer;
  // Low, so that there is something to scroll; wide, so that no cell wraps once it says more.
  await page.setViewportSize({ width: 1700, height: 500 });
  await watchBuild(page, 'running', freshServer);
  await expect(header(page)).toContainText('Building');
  await expect(page).toHaveTitle(/^… Building · running-image 1\.0\.0/i);
  await expect(icon(page)).toHaveAttribute('href', './icon-running.svg');
  await expect(row(page, 'build-image')).toContainText('Running');

  const toggle = executionItem(page, 'build-image').getByRole('button', { name: /build-image/ });
  await toggle.click();
  const stepHeads = executionItem(page, 'build-image').getByRole('button', { name: /^\d/ });
  await expect(stepHeads).toHaveCount(7);
  const reader = stepHeads.nth(3);
  await reader.focus();
  await reader.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const place = async () => Math.round((await reader.boundingBox())?.y ?? -1);
  const scrolled = () => page.evaluate(() => window.scrollY);
  await expect.poll(scrolled).toBeGreaterThan(50);
  const scrolledBefore = await scrolled();
  const before = await place();
  const undisturbed = async () => {
    await expect(reader).toBeFocused();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(await scrolled()).toBe(scrolledBefore);
    expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(2);
  };

  // The account goes on once for each, to the middle of that phase, and then waits for the page.
  const states = [
    [10, 'Testing', /^… Testing · /, 'test-image', 'Running'],
    [4, 'Distributing', /^… Distributing · /, 'distribute-image', 'Running'],
    [10, 'Available', /^✓ Available · /, 'distribute-image', 'Completed'],
  ] as const;
  for (const [minutes, state, title, name, status] of states) {
    await test.step(state, async () => {
      clock.advance(minutes * minute);
      await refreshUntil(page, async () => {
        await expect(header(page)).toContainText(state, { timeout: 1_000 });
        await expect(row(page, name)).toContainText(status, { timeout: 1_000 });
      });
      await expect(page).toHaveTitle(title);
      await undisturbed();
    });
  }
  await expect(icon(page)).toHaveAttribute('href', './icon-success.svg');
  await expect(row(page, 'build-image')).toContainText('Completed');
  await expect(stepHeads.first()).toContainText('Completed');

  await test.step('finished: nothing more is asked, and it says so', async () => {
    await expect(refreshed(page)).toHaveText(/^Refreshed .*, nothing can change$/);
    await expect(button(page, 'Pause refreshing')).toHaveCount(0);
    await nothingIsAsked(page, freshServer, 2);
    await undisturbed();
    // Unless the reader wants to look again.
    const asked = listRequests(freshServer, 'running').length;
    await button(page, 'Refresh now').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBe(asked + 1);
    await expect(refreshed(page)).toHaveText(/nothing can change$/);
  });
});

test('a build that fails while somebody looks ends with its cause, and opens nothing under the reader', async ({
  page,
  freshServer,
}) => {
  const { clock } = freshServer;
  await watchBuild(page, 'runningToFailure', freshServer);
  await expect(page).toHaveTitle(/^… Building/);
  const why = page.getByRole('region', { name: 'Why' });
  await expect(why).toHaveCount(0);
  clock.advance(30 * minute);
  await refreshUntil(page, () => expect(why).toBeVisible({ timeout: 500 }));
  await expect(header(page)).toContainText('Failed');
  await expect(why).toContainText('The build failed in its tests');
  await expect(why.getByText('ApplyTestComponents', { exact: true })).toBeVisible();
  await expect(why).toContainText('curl: (7) Failed to connect to localhost port 8080');
  await expect(why.getByRole('link', { name: '/aws/imagebuilder/running-to-failure 1.0.0/1' })).toBeVisible();
  await expect(page).toHaveTitle(/^✕ Failed/);
  await expect(icon(page)).toHaveAttribute('href', './icon-danger.svg');
  await expect(row(page, 'test-image')).toContainText('Failed');
  await expect(executionItem(page, 'test-image').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await expect(refreshed(page)).toHaveText(/nothing can change$/);
  await nothingIsAsked(page, freshServer, 2);
});

test('the reader pauses and resumes the refreshing, and a page that nobody sees asks for nothing', async ({
  page,
  freshServer,
}) => {
  const { clock } = freshServer;
  await watchBuild(page, 'running', freshServer);
  await expect(refreshed(page)).toHaveText(/^Refreshed (just now|\d s ago), again in \d s$/);

  await test.step('paused', async () => {
    await button(page, 'Pause refreshing').click();
    await expect(refreshed(page)).toHaveText(/^Refreshed .*, paused$/);
    await expect(button(page, 'Resume refreshing')).toBeFocused();
    clock.advance(11 * minute);
    await nothingIsAsked(page, freshServer, 1);
    await expect(row(page, 'build-image')).toContainText('Running');
    // Looked at once more, it stays paused.
    const asked = listRequests(freshServer, 'running').length;
    await button(page, 'Refresh now').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBe(asked + 1);
    await expect(row(page, 'build-image')).toContainText('Completed');
    await expect(refreshed(page)).toHaveText(/, paused$/);
    await nothingIsAsked(page, freshServer, 1);
  });

  await test.step('resumed, it looks at once, since the last look is long ago', async () => {
    const asked = listRequests(freshServer, 'running').length;
    await button(page, 'Resume refreshing').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBeGreaterThan(asked);
    await expect(refreshed(page)).toHaveText(/again in/);
  });

  await test.step('hidden, and seen again', async () => {
    await setVisibility(page, 'hidden');
    await page.clock.fastForward(interval);
    await expect(refreshed(page)).toHaveText(/^Refreshed .*, waiting to be seen$/);
    clock.advance(20 * minute);
    await nothingIsAsked(page, freshServer, 1);
    await expect(header(page)).not.toContainText('Available');
    await setVisibility(page, 'visible');
    await expect(header(page)).toContainText('Available');
    await expect(refreshed(page)).toHaveText(/nothing can change$/);
  });
});

test('throttled, the refreshing slows down and says so, and the rows stay', async ({ page, freshServer }) => {
  const { clock } = freshServer;
  await watchBuild(page, 'running', freshServer);
  let refused = 0;
  await page.route('**/ListWorkflowExecutions', (route) => {
    refused += 1;
    return route.fulfill({
      status: 429,
      headers: { 'x-amzn-errortype': 'CallRateLimitExceededException' },
      json: { message: 'Rate exceeded' },
    });
  });
  await refreshUntil(page, () =>
    expect(refreshed(page)).toHaveText(
      /^The last refresh failed: AWS throttles these requests, again in (20|1\d) s$/,
      { timeout: 2_000 },
    ),
  );
  await expect(executionRows(page)).toHaveCount(3);
  const before = refused;
  await page.clock.fastForward(interval);
  await expect(refreshed(page)).toHaveText(/^The last refresh failed: .*, again in \d+ s$/);
  expect(refused).toBe(before);

  await page.unroute('**/ListWorkflowExecutions');
  clock.advance(11 * minute);
  await page.clock.fastForward(4 * interval);
  await expect(row(page, 'build-image')).toContainText('Completed');
  // It trusts the service again little by little.
  await expect(refreshed(page)).toHaveText(/^Refreshed .*, again in \d+ s, slowed down$/);
  await page.clock.fastForward(2 * interval);
  await expect(refreshed(page)).toHaveText(/^Refreshed .*, again in \d s$/);
});

test('a refresh reads the pages that can change, and no others', async ({ page, freshServer }) => {
  const { clock } = freshServer;
  const asked = () => listRequests(freshServer, 'running').map(({ nextToken }) => nextToken);
  await watchBuild(page, 'running', freshServer, { pageSize: 1 });
  await button(page, 'Pause refreshing').click();
  await expect(refreshed(page)).toHaveText(/, paused$/);
  for (const rows of [2, 3]) {
    await loadMore(page).click();
    await expect(executionRows(page)).toHaveCount(rows);
  }
  const [second, third] = asked().slice(-2);
  expect([typeof second, typeof third]).toEqual(['string', 'string']);
  const look = async (expected: readonly unknown[], shown: () => Promise<void>) => {
    const before = asked().length;
    await button(page, 'Refresh now').click();
    await shown();
    await expect(refreshed(page)).toHaveText(/^Refreshed .*, paused$/);
    expect(asked().slice(before)).toEqual(expected);
  };

  // One after another, each with the token that it was read with.
  clock.advance(10 * minute);
  await look([undefined, second, third], () => expect(row(page, 'build-image')).toContainText('Completed'));
  await look([second, third], () => expect(row(page, 'test-image')).toContainText('Running'));
  clock.advance(4 * minute);
  await look([second, third], () => expect(row(page, 'distribute-image')).toContainText('Running'));
  await look([third], () => expect(row(page, 'distribute-image')).toContainText('Running'));
  await expect(executionRows(page)).toHaveCount(3);
});

test('a refresh leaves the table where it is while it runs', async ({ page, freshServer }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await watchBuild(page, 'running', freshServer);
  await expect(refreshed(page)).toHaveText(/, again in /);
  const before = await executionsTable(page).boundingBox();
  const held = await holdRequests(page);
  await page.clock.fastForward(interval);
  await expect(refreshed(page)).toHaveText('Refreshing…');
  expect(await executionsTable(page).boundingBox()).toEqual(before);
  await held.release();
});
