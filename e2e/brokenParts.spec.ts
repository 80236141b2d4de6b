import type { Page } from '@playwright/test';
import { executionItem, executionRows, executionsTable } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';

test.use({
  expectedProblems: [/dynamically imported module|preload CSS|A sentinel time|error occurred in|MIME type/],
});

const missing = (page: Page) => page.getByRole('region', { name: 'Missing parts' });

const wholeMinutes = 'whole minutes';

/** Makes the page's formatter of times throw for one instant, or for every whole minute. */
async function failToFormat(page: Page, instant: string): Promise<void> {
  await page.addInitScript(
    (sentinel) => {
      const { prototype } = Intl.DateTimeFormat;
      const own = Object.getOwnPropertyDescriptor(prototype, 'format');
      Object.defineProperty(prototype, 'format', {
        get(this: Intl.DateTimeFormat) {
          const format: (date?: number | Date) => string = own?.get?.call(this);
          return (date?: number | Date) => {
            const time = Number(date);
            if (sentinel === undefined ? time % 60_000 === 0 : time === sentinel) {
              throw new RangeError('A sentinel time');
            }
            return format(date);
          };
        },
      });
    },
    instant === wholeMinutes ? undefined : Date.parse(instant),
  );
}

test('a chunk that does not load after the first rows costs its parts only, and is loaded again online', async ({
  page,
  context,
}) => {
  const chunk = '**/assets/around-*.js';
  await page.route(chunk, (route) => route.abort('internetdisconnected'));
  await openBuild(page, 'linuxFailedComponent');
  await expect(missing(page)).toContainText('Parts of the page did not load');
  await expect(missing(page)).toContainText('Cause');
  await expect(executionRows(page)).toHaveCount(4);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('golden-ami');
  await expect(page.getByText('The page failed')).toHaveCount(0);

  await page.unroute(chunk);
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(page.getByRole('region', { name: 'Cause' })).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(missing(page)).toHaveCount(0);
});

test('a timeline that does not load falls back to the table, and a stylesheet that is missing to its defaults', async ({
  page,
}) => {
  const chunk = '**/assets/TimelinePanel-*.js';
  await page.route(chunk, (route) => route.abort());
  await openBuild(page, 'linuxFailedComponent', { view: 'timeline' });
  await expect(missing(page)).toContainText('A part of the page did not load: Timeline.');
  await expect(executionRows(page)).toHaveCount(4);

  await page.unroute(chunk);
  await page.route('**/assets/TimelinePanel-*.css', (route) => route.abort());
  await missing(page).getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('list', { name: 'Workflow executions on the clock' })).toBeVisible();
  await expect(executionsTable(page)).toHaveCount(0);
  await expect(missing(page)).toHaveCount(0);
});

test('a timeline that fails while rendering falls back to the table', async ({ page }) => {
  // Ticks of the time axis are whole minutes.
  await failToFormat(page, wholeMinutes);
  await openBuild(page, 'linuxFailedComponent', { view: 'timeline', clock: 'utc' });
  const alert = page.getByRole('alert').filter({ hasText: 'Timeline could not be shown' });
  await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(executionRows(page)).toHaveCount(4);
});

test('a row or its details that fail while rendering cost themselves only', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  const steps = page.getByRole('region', { name: 'Steps' });
  const stepStarted = await steps.locator('time').first().getAttribute('datetime');
  const rowStarted = await page
    .locator('tr[id^="row-"]')
    .filter({ hasText: 'build-image' })
    .locator('[data-column="started"] time')
    .getAttribute('datetime');

  await test.step('the details of a row', async () => {
    const next = await page.context().newPage();
    await failToFormat(next, stepStarted ?? '');
    await openBuild(next, 'linuxFailedComponent');
    const alert = next.getByRole('alert').filter({ hasText: /^Details of .* could not be shown/ });
    await expect(alert).toContainText('RangeError: A sentinel time');
    await expect(executionRows(next)).toHaveCount(4);
    await expect(next.getByRole('region', { name: 'Cause' })).toBeVisible();
  });

  await test.step('a row', async () => {
    const next = await page.context().newPage();
    await failToFormat(next, rowStarted ?? '');
    await openBuild(next, 'linuxFailedComponent', { clock: 'utc' });
    await expect(
      next.getByRole('alert').filter({ hasText: /^Execution build-image could not be shown/ }),
    ).toBeVisible();
    await expect(executionRows(next)).toHaveCount(3);
    await expect(executionItem(next, 'test-image')).toBeVisible();
    await expect(next.getByRole('region', { name: 'Cause' })).toBeVisible();
  });
});

test('a chunk that a deployment removed reloads the page once for each version', async ({ page }) => {
  await page.route('**/assets/TimelinePanel-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      return route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" crossorigin src="./assets/request-deployed.js"></script>',
      });
    },
  );
  let loads = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  await openBuild(page, 'linuxFailedComponent', { view: 'timeline' });
  await expect(missing(page)).toContainText('A new version of the dashboard was deployed: reload the page.');
  expect(loads).toBe(2);
  await expect(executionRows(page)).toHaveCount(4);
});
