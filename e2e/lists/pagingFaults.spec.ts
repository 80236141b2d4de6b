import {
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  loadAll,
  loadMore,
  shownIds,
} from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { withoutBackoff } from '../support/pageClock.ts';
import { failedRow, meetOnSecondPage, retry } from '../support/secondPage.ts';

test.beforeEach(async ({ page }) => withoutBackoff(page));

test('starts over once after an expired page token, and keeps the rows', async ({ page, freshServer }) => {
  await openBuild(page, 'invalidTokenMidway', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  const before = await shownIds(page);
  await loadMore(page).click();
  await expect(executionRows(page)).toHaveCount(50);
  await expect(page.getByText('The list was read again from its start')).toBeVisible();
  expect((await shownIds(page)).slice(0, 25)).toEqual(before);
  const asked = listRequests(freshServer, 'invalidTokenMidway').map(({ nextToken }) => nextToken);
  // The first page, the refused token, the first page again, and its new token.
  expect(asked).toEqual([undefined, expect.any(String), undefined, expect.any(String)]);
  expect(asked[3]).not.toBe(asked[1]);
  await loadMore(page).click();
  await expect(page.getByText('60 of 60 executions')).toBeVisible();
  expect(new Set(await shownIds(page)).size).toBe(60);

  await test.step('while it starts over, the rows stay', async () => {
    freshServer.clock.advance(61_000);
    await openBuild(page, 'invalidTokenMidway', {}, freshServer);
    await expect(executionRows(page)).toHaveCount(25);
    const held = await holdRequests(page, ({ nextToken }) => nextToken === undefined);
    const refused = page.waitForResponse((response) => response.status() === 400);
    const again = page.waitForRequest('**/ListWorkflowExecutions');
    await loadMore(page).click();
    await refused;
    await again;
    await expect(page.getByText('25 loaded, loading more')).toBeVisible();
    await expect(executionRows(page)).toHaveCount(25);
    await held.release();
    await expect(executionRows(page)).toHaveCount(50);
  });

  await test.step('tokens that never work: it starts over once, and no more', async () => {
    const rows = await meetOnSecondPage(page, 'invalidTokenForEver', freshServer);
    await expect(failedRow(page)).toContainText('AWS no longer accepts this page token');
    expect(await shownIds(page)).toEqual(rows);
    expect(listRequests(freshServer, 'invalidTokenForEver')).toHaveLength(4);
    await retry(page).click();
    await expect.poll(() => listRequests(freshServer, 'invalidTokenForEver').length).toBe(5);
    await expect(failedRow(page)).toBeVisible();
    expect(await shownIds(page)).toEqual(rows);
  });
});

test('stops when the service returns a page token again', async ({ page, freshServer }) => {
  for (const [key, rows] of [
    ['sameTokenTwice', 50],
    ['tokenCycle', 60],
  ] as const) {
    for (const params of [{}, { maxItems: 7 }, { maxItems: 1_000_000 }]) {
      await test.step(`${key} ${JSON.stringify(params)}`, async () => {
        const before = listRequests(freshServer, key).length;
        await openBuild(page, key, params, freshServer);
        await expect(executionRows(page).first()).toBeVisible();
        const stuck = page.getByRole('alert').filter({ hasText: 'AWS returned the same page token again' });
        await expect(stuck.or(loadAll(page))).toBeVisible();
        if (await loadAll(page).isVisible()) await loadAll(page).click();
        await expect(stuck).toContainText(`The ${rows} executions above are kept.`);
        await expect(stuck.getByRole('button')).toHaveCount(0);
        await expect(executionRows(page)).toHaveCount(rows);
        expect(new Set(await shownIds(page)).size).toBe(rows);
        expect(listRequests(freshServer, key).length - before).toBeLessThan(40);
      });
    }
  }
});

test('keeps the rows that new ones push off their page, and shows the new ones', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'insertedRows', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  await loadAll(page).click();
  await expect(page.getByText('58 of 58 executions')).toBeVisible();
  const before = await shownIds(page);
  const requests = listRequests(freshServer, 'insertedRows').length;
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('60 of 60 executions')).toBeVisible();
  const after = await shownIds(page);
  expect(after.slice(2)).toEqual(before);
  expect(new Set(after).size).toBe(60);
  // The first page, the two rows that it pushed off, and the last page.
  expect(listRequests(freshServer, 'insertedRows')).toHaveLength(requests + 3);
});

test('pauses after twenty empty pages in a row, and continues when the user asks', async ({
  page,
  freshServer,
}) => {
  const requests = () => listRequests(freshServer, 'emptyPages').length;
  await openBuild(page, 'emptyPages', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  await loadAll(page).click();
  await expect(page.getByText('Paused after 20 empty responses in a row')).toBeVisible();
  expect(requests()).toBe(21);
  const proceed = page.getByRole('button', { name: 'Continue', exact: true });
  await proceed.click();
  await expect(page.getByText('Paused after 40 empty responses in a row')).toBeVisible();
  expect(requests()).toBe(41);
  await proceed.click();
  await expect(executionRows(page)).toHaveCount(50);
  await loadMore(page).click();
  await expect(page.getByText('60 of 60 executions')).toBeVisible();
  expect(new Set(await shownIds(page)).size).toBe(60);
});

test('a load that does not end can be cancelled, and the rows stay', async ({ page, freshServer }) => {
  await openBuild(page, 'stalledBody', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  for (const load of [loadMore(page), loadAll(page)]) {
    await load.click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('25 loaded, more available')).toBeVisible();
    await expect(executionRows(page)).toHaveCount(25);
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('continues after an empty page, and merges duplicate rows', async ({ page, freshServer }) => {
  await meetOnSecondPage(page, 'emptyPageWithToken', freshServer);
  await expect(executionRows(page)).toHaveCount(50);
  expect(listRequests(freshServer, 'emptyPageWithToken')).toHaveLength(3);
  await loadMore(page).click();
  await expect(page.getByText('60 of 60 executions')).toBeVisible();

  await openBuild(page, 'duplicateRows', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  // The first of the three that come again is still running here. A refresh would tell so again.
  await page.getByRole('button', { name: 'Pause refreshing' }).click();
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(1);
  const first = await shownIds(page);
  await loadMore(page).click();
  // Three of the 25 loaded items were there before.
  await expect(executionRows(page)).toHaveCount(47);
  expect((await shownIds(page)).slice(0, 25)).toEqual(first);
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('60 of 60 executions')).toBeVisible();
  expect(new Set(await shownIds(page)).size).toBe(60);
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(0);
});
