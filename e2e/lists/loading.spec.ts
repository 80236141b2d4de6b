import { catalog } from '../../simulator/catalog.ts';
import {
  columnHeader,
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  loadAll,
  loadMore,
  shownIds,
  summary,
} from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test('"Load more" loads the stated rows in the necessary requests only', async ({ page, freshServer }) => {
  const asked = () => listRequests(freshServer, 'fortyExecutions');
  const held = await holdRequests(page, ({ nextToken }) => nextToken !== undefined);
  await openBuild(page, 'fortyExecutions', {}, freshServer);
  await expect(page.getByText('25 loaded, more available')).toBeVisible();
  await expect(executionsTable(page)).toHaveAttribute('aria-rowcount', '-1');
  await expect(executionRows(page)).toHaveCount(25);

  await loadMore(page).click();
  await expect(page.getByRole('status').filter({ hasText: '25 loaded, loading more' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Loading…' })).toHaveAttribute('aria-disabled', 'true');
  // Pressed again meanwhile, nothing more is asked for.
  await page.getByRole('button', { name: 'Loading…' }).click({ force: true });
  await held.release();
  await expect(page.getByText('40 of 40 executions')).toBeVisible();
  await expect(executionRows(page)).toHaveCount(40);
  await expect(executionsTable(page)).toHaveAttribute('aria-rowcount', '41');
  await expect(loadMore(page)).toHaveCount(0);
  const { arn: imageBuildVersionArn } = catalog.fortyExecutions;
  expect(asked()).toEqual([
    { imageBuildVersionArn, maxResults: 25 },
    { imageBuildVersionArn, maxResults: 25, nextToken: expect.any(String) },
  ]);
  const all = await shownIds(page);
  expect(new Set(all).size).toBe(40);

  await test.step('with the pageSize and maxItems of the address', async () => {
    const before = asked().length;
    await openBuild(page, 'fortyExecutions', { pageSize: 10, maxItems: 7 }, freshServer);
    for (const rows of [7, 14, 21, 28, 35]) {
      await expect(page.getByText(`${rows} loaded, more available`)).toBeVisible();
      await expect(executionRows(page)).toHaveCount(rows);
      expect(await shownIds(page)).toEqual(all.slice(0, rows));
      await loadMore(page).click();
    }
    await expect(page.getByText('40 of 40 executions')).toBeVisible();
    expect(await shownIds(page)).toEqual(all);
    // A press across a page's end asks for both pages; the page that it began in is asked for again.
    const tokens = asked()
      .slice(before)
      .map(({ maxResults, nextToken }) => [maxResults, nextToken === undefined]);
    expect(tokens).toEqual(
      [true, true, false, false, false, false, false, false, false].map((first) => [10, first]),
    );
  });

  await test.step('a page size that the service would refuse is said, and not sent', async () => {
    await openBuild(page, 'fortyExecutions', { pageSize: 26, maxItems: 'many' }, freshServer);
    await expect(page.getByText('pageSize=26')).toBeVisible();
    await expect(page.getByText('maxItems=many')).toBeVisible();
    await expect(executionRows(page)).toHaveCount(25);
    expect(asked().at(-1)).toEqual({ imageBuildVersionArn, maxResults: 25 });
  });
});

test('loads twelve thousand executions with progress and cancel', async ({ page, freshServer }) => {
  test.slow();
  const elements = () => executionsTable(page).evaluate((table) => table.querySelectorAll('*').length);
  const asked = () => listRequests(freshServer, 'twelveThousand').length;
  await openBuild(page, 'twelveThousand', { maxItems: 500 }, freshServer);
  await expect(page.getByText('500 loaded, more available')).toBeVisible();
  await loadAll(page).click();
  await expect(page.getByRole('status').filter({ hasText: /[\d,]+ loaded, loading all/ })).toBeVisible();
  await expect(summary(page)).not.toHaveText(/^First 500 executions/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^[\d,]+ loaded, more available$/)).toBeVisible();
  const loaded = Number(/[\d,]+/.exec(await summary(page).innerText())?.[0].replaceAll(',', ''));
  expect(loaded).toBeLessThan(12_000);
  // The request under way ends at once: its answer is not waited for, whether or not the service has read it.
  const cancelled = asked() - loaded / 25;
  expect([0, 1]).toContain(cancelled);

  await loadAll(page).click();
  await expect(page.getByText('12,000 of 12,000 executions')).toBeVisible({ timeout: 150_000 });
  expect(asked()).toBe(480 + cancelled);
  await expect(summary(page)).toHaveText('12,000 executions: 522 failed, 11,478 completed');
  expect(await elements()).toBeLessThanOrEqual(2_000);

  await test.step('sorting and filtering act on all of them', async () => {
    await columnHeader(page, 'Status').getByRole('button').click();
    await expect(executionsTable(page).getByRole('row').nth(2)).toContainText('Failed');
    await page.getByLabel('Filter', { exact: true }).fill('load+soak quick-test');
    await expect(page.getByText(/^[\d,]+ of 12,000 loaded rows match/)).toBeVisible();
    await expect(executionsTable(page).getByRole('row').nth(2)).toContainText(/Failed.*load\+soak/);
    expect(await elements()).toBeLessThanOrEqual(2_000);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await columnHeader(page, 'Status').getByRole('button').click();
    await columnHeader(page, 'Status').getByRole('button').click();
    await expect(columnHeader(page, 'Status')).not.toHaveAttribute('aria-sort', /./);
  });

  await test.step('the last row is where the page ends', async () => {
    await page.keyboard.press('ControlOrMeta+End');
    // The page grows while the rows at its end are measured.
    await expect(async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const last = executionsTable(page).locator('tr[aria-rowindex="12001"]');
      await expect(last).toBeInViewport({ timeout: 1_000 });
    }).toPass();
    expect(await elements()).toBeLessThanOrEqual(2_000);
    await expect(page.getByText('12,000 of 12,000 executions')).toBeInViewport();
  });
  expect(asked()).toBe(480 + cancelled);
});
