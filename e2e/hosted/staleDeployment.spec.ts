import { catalog } from '../../simulator/catalog.ts';
import { test } from '../support/embedFixtures.ts';
import { executionsTable } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';

test.describe('a page older than the deployment', () => {
  test.use({
    expectedProblems: [/Failed to fetch dynamically imported module|dynamically imported|MIME type/],
  });

  test('names the missing file and offers to reload', async ({ page, dashboard }) => {
    const build = `${dashboard.url}?build=${catalog.linuxSucceeded.arn}`;
    const gone = (pattern: string) =>
      page.route(pattern, (route) => route.fulfill({ status: 404, body: '' }));

    await test.step('the first script', async () => {
      await gone('**/assets/request-*.js');
      await page.goto(build);
      await expect(page.getByRole('alert')).toHaveText(
        /could not start.*\/assets\/request-[^/]+\.js did not load\. After a new deployment: reload the page\./,
      );
      await page.unrouteAll();
    });

    await test.step('the code of the first view', async () => {
      await gone('**/assets/view-*.js');
      await page.goto(build);
      await expect(page.getByRole('alert')).toContainText('If a new version has just been deployed');
      await page.unrouteAll();
    });

    await test.step('a file loaded on demand', async () => {
      await page.goto(build);
      await expect(executionsTable(page)).toBeVisible();
      await gone('**/assets/TimelinePanel-*.js');
      await page.getByRole('button', { name: 'Timeline' }).click();
      const missing = page.getByRole('region', { name: 'Missing parts' });
      await expect(missing).toContainText('did not load: Timeline');
      await expect(executionsTable(page)).toBeVisible();
      await page.unrouteAll();
      await missing.getByRole('button', { name: 'Reload the page' }).click();
      await expect(page.getByText('Took').first()).toBeVisible();
    });
  });
});
