import type { Page } from '@playwright/test';
import { catalog, type CatalogKey, catalogKeys } from '../../simulator/catalog.ts';
import { causePanel, expectAllRequested, header } from '../support/causeCard.ts';
import { executionRows } from '../support/executions.ts';
import { failing } from '../support/failingBuilds.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

/** The number of API requests after which the cause must be on the screen. */
const requestsForACause = 4;

/** Lets the first requests of the page pass, and never answers the others. */
async function allowRequests(page: Page, most: number): Promise<void> {
  let asked = 0;
  await page.route(/\/api\/imagebuilder\//, async (route) => {
    asked += 1;
    if (asked <= most) await route.continue();
  });
}

/** A console URL with its doubly encoded parts decoded. */
function decoded(href: string | null): string {
  return decodeURIComponent(decodeURIComponent((href ?? '').replaceAll('$25', '%25')));
}

for (const { key, step, text, logs, s3 } of failing) {
  test(`shows the cause of a failed build in the first view: ${key}`, async ({ page, freshServer }) => {
    await allowRequests(page, requestsForACause);
    await openBuild(page, key, {}, freshServer);
    await expect(causePanel(page).getByText(text).first()).toBeInViewport();
    if (step) await expect(causePanel(page).getByText(step, { exact: true }).first()).toBeInViewport();
    const stream = causePanel(page).getByRole('link', { name: logs });
    await expect(stream).toBeVisible();
    if (s3) await expect(causePanel(page).getByRole('link', { name: s3 })).toBeVisible();
    const requests = freshServer.simulator.log.map(({ operation }) => operation);
    const forLogs = requests.filter((operation) => operation === 'GetLogEvents');
    expect(requests.length - forLogs.length).toBeLessThanOrEqual(requestsForACause);
    expect(forLogs.length).toBeLessThanOrEqual(1);

    const href = await stream.getAttribute('href');
    expect(href).toMatch(/^https:\/\/console\.aws\.amazon\.com\/cloudwatch\/home\?region=us-east-1#/);
    const [logGroup = '', logStream = ''] = logs.split(' ');
    expect(decoded(href)).toContain(logGroup);
    expect(decoded(href)).toContain(logStream);
  });
}

test('covers every failing build of the catalog, and shows no cause for builds that did not fail', async ({
  page,
  freshServer,
}) => {
  const looked = new Set<CatalogKey>(failing.map(({ key }) => key));
  const failures = catalogKeys.filter((key) => catalog[key].group === 'failures' && !looked.has(key));
  expect(failures).toEqual(['continuedPastFailure']);

  const fine = [
    ['continuedPastFailure', 'Available'],
    ['linuxSucceeded', 'Available'],
    ['retried', 'Available'],
    ['queued', 'Pending'],
    ['running', 'Building'],
    ['waiting', 'Building'],
    ['unknownValues', 'OPTIMIZING'],
  ] as const satisfies [CatalogKey, string][];
  for (const [key, state] of fine) {
    await test.step(key, async () => {
      const from = freshServer.simulator.log.length;
      await openBuild(page, key, {}, freshServer);
      await expect(header(page)).toContainText(state);
      await expect(executionRows(page).first()).toBeVisible();
      await expectAllRequested(freshServer, from);
      await expect(causePanel(page)).toHaveCount(0);
    });
  }
});
