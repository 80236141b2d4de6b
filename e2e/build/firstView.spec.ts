import type { CatalogKey } from '../../simulator/catalog.ts';
import { executionsTable, holdRequests } from '../support/executions.ts';
import { readFirstView, readLayoutShift, recordFirstView } from '../support/firstView.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

const widths = [320, 768, 1440];

test('requests list, image and failed steps in two rounds, and shows header, cause and rows in one paint', async ({
  page,
  freshServer,
}) => {
  const operations: string[] = [];
  page.on('request', (request) => {
    const [, operation] = /\/api\/imagebuilder\/[\w-]+\/(\w+)/.exec(request.url()) ?? [];
    if (operation) operations.push(operation);
  });
  const steps = page.waitForResponse(/\/ListWorkflowStepExecutions$/);
  // The code that renders arrives after the responses: they were requested without it.
  await page.route(/\/assets\/view-[^/]+\.js$/, async (route) => {
    await (await steps).finished();
    await route.continue();
  });
  await recordFirstView(page);
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  const { framesBetween, files } = await readFirstView(page);
  expect(operations.slice(0, 2).toSorted()).toEqual(['GetImage', 'ListWorkflowExecutions']);
  expect(operations[2]).toBe('ListWorkflowStepExecutions');
  expect(framesBetween).toBeLessThanOrEqual(1);
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(9);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Golden-AMI 1.4.2 / 17');

  // The page reads what was requested before, and requests none of it again.
  await expect(page.getByText('4 of 4 executions')).toBeVisible();
  for (const once of ['ListWorkflowExecutions', 'GetImage', 'ListWorkflowStepExecutions']) {
    expect(operations.filter((operation) => operation === once)).toHaveLength(1);
  }
});

const builds: readonly [name: string, key: CatalogKey][] = [
  ['failed', 'linuxFailedComponent'],
  ['running', 'running'],
  ['available', 'linuxSucceeded'],
];
for (const [name, key] of builds) {
  test(`the first load of a build that is ${name} moves nothing`, async ({ page }) => {
    await recordFirstView(page);
    for (const width of widths) {
      await test.step(`${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 });
        // The neighbouring builds are requested last.
        const neighbours = page.waitForResponse(/\/ListImageBuildVersions$/);
        await openBuild(page, key);
        await expect(page.getByText(/^\d of \d executions$/)).toBeVisible();
        await expect(page.getByText(/^Refreshed /)).toBeVisible();
        if (name === 'failed')
          await expect(page.getByRole('link', { name: 'Open log', exact: true })).toBeVisible();
        await (await neighbours).finished();
        expect(await readLayoutShift(page)).toBeLessThanOrEqual(0.02);
      });
    }
  });
}

test('a refresh moves nothing', async ({ page, freshServer }) => {
  const tableTop = async () => (await executionsTable(page).boundingBox())?.y;
  for (const width of widths) {
    await test.step(`${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await openBuild(page, 'running', {}, freshServer);
      await expect(page.getByText(/^Refreshed /)).toBeVisible();
      await expect(page.getByText(/^3 of 3 executions$/)).toBeVisible();
      const before = await tableTop();
      const held = await holdRequests(page);
      await page.getByRole('button', { name: 'Refresh now' }).click();
      await expect(page.getByText('Refreshing…')).toBeVisible();
      expect(await tableTop()).toBe(before);
      await held.release();
      await expect(page.getByText(/^Refreshed /)).toBeVisible();
      expect(await tableTop()).toBe(before);
      await page.unrouteAll();
    });
  }
});
