import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { executionItem, executionRows, executionsTable } from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test.use({
  expectedProblems: [/dynamically imported module|A sentinel time|error occurred in|MIME type/],
});

const missing = (page: Page) => page.getByRole('region', { name: 'Missing parts' });

const wholeMinutes = 'whole minutes';

/** Makes the page fail to format one instant, or every whole minute, in any clock style. */
async function failToFormat(page: Page, instant: string): Promise<void> {
  await page.addInitScript(
    (sentinel) => {
      for (const method of ['toISOString', 'getFullYear'] as const) {
        const own: () => unknown = Date.prototype[method];
        // oxlint-disable-next-line no-extend-native
        Object.defineProperty(Date.prototype, method, {
          value(this: Date) {
            const time = this.getTime();
            if (sentinel === undefined ? time % 60_000 === 0 : time === sentinel) {
              throw new RangeError('A sentinel time');
            }
            return own.call(this);
          },
        });
      }
    },
    instant === wholeMinutes ? undefined : Date.parse(instant),
  );
}

test('code that does not load after the first view costs its parts only, and is loaded again online', async ({
  page,
  context,
}) => {
  const chunk = '**/assets/rest-*.js';
  await page.route(chunk, (route) => route.abort('internetdisconnected'));
  await openBuild(page, 'linuxFailedComponent');
  await expect(missing(page)).toContainText('Parts of the page did not load');
  await expect(missing(page)).toContainText('Load more');
  await expect(executionRows(page)).toHaveCount(4);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Golden-AMI');
  await expect(page.getByRole('region', { name: 'Cause' })).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(page.getByText('The page failed')).toHaveCount(0);

  await page.unroute(chunk);
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(page.getByText('4 of 4 executions')).toBeVisible();
  await expect(missing(page)).toHaveCount(0);
});

test('a timeline that does not load falls back to the table', async ({ page }) => {
  const chunk = '**/assets/TimelinePanel-*.js';
  await page.route(chunk, (route) => route.abort());
  await openBuild(page, 'linuxFailedComponent', { view: 'timeline' });
  await expect(missing(page)).toContainText('A part of the page did not load: Timeline.');
  await expect(executionRows(page)).toHaveCount(4);

  await page.unroute(chunk);
  await missing(page).getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('list', { name: 'Workflow executions on a time axis' })).toBeVisible();
  await expect(executionsTable(page)).toHaveCount(0);
  await expect(missing(page)).toHaveCount(0);
});

test('a stylesheet that does not load leaves the page usable, and is loaded again online', async ({
  page,
  context,
}) => {
  const stylesheet = '**/assets/*.css';
  const isStyled = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line') !== '');
  await page.route(stylesheet, (route) => route.abort());
  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
  expect(await isStyled()).toBe(false);
  await page.unroute(stylesheet);
  await context.setOffline(true);
  await context.setOffline(false);
  await expect.poll(isStyled).toBe(true);
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

test('an error outside of every view leaves a page that says how to continue', async ({ page }) => {
  await page.addInitScript(() => {
    let isBroken = true;
    // What says whether the browser is online stands beside the view.
    Object.defineProperty(Navigator.prototype, 'onLine', {
      get() {
        if (isBroken) throw new RangeError('A sentinel time');
        return true;
      },
    });
    addEventListener('repair', () => {
      isBroken = false;
    });
  });
  await openBuild(page, 'linuxFailedComponent');
  await expect(page.getByRole('heading', { level: 1, name: 'The page failed' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('RangeError: A sentinel time');
  await expect(page.getByRole('link', { name: 'Start page' })).toBeVisible();
  await expectAccessible(page);
  await page.evaluate(() => dispatchEvent(new Event('repair')));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(executionRows(page)).toHaveCount(4);
});

test('links to other builds that fail to load are named among the missing parts, and loaded again', async ({
  page,
}) => {
  const chunk = '**/assets/NeighbourLinks-*.js';
  await page.route(chunk, (route) => route.abort());
  await openBuild(page, 'linuxFailedComponent');
  await expect(missing(page)).toContainText('Links to the previous and next build');
  await page.unroute(chunk);
  await missing(page).getByRole('button', { name: 'Load again' }).click();
  await expect(missing(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^previous/ })).toBeVisible();
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
