import type { Page } from '@playwright/test';
import { catalog, type CatalogKey } from '../src/simulator/catalog.ts';
import { hostileText } from '../src/simulator/plans/oddities.ts';
import {
  executionItem,
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  shownIds,
  withoutWaiting,
} from './executions.ts';
import { expect, type JourneyServer, openBuild, test } from './fixtures.ts';

test.beforeEach(async ({ page }) => withoutWaiting(page));

/** The load-more row once it says that loading failed. */
const failedRow = (page: Page) => page.getByRole('alert').filter({ hasText: 'Loading more failed' });
/** What stands in the list's place when its first page could not be read. */
const failedList = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'The workflow executions could not be read' });
const retry = (page: Page) => page.getByRole('button', { name: 'Retry' });
const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' });

/** Opens a build whose second page has the fault, and presses "Load more" below the first. */
async function meetOnSecondPage(page: Page, key: CatalogKey, server: JourneyServer): Promise<string[]> {
  await openBuild(page, key, {}, server);
  await expect(executionRows(page)).toHaveCount(25);
  const before = await shownIds(page);
  await loadMore(page).click();
  return before;
}

test('whatever the second page answers, the rows of the first stay, and Retry asks again', async ({
  page,
  freshServer,
}) => {
  const faults = [
    ['throttledForEver', 'AWS throttles these requests', 3],
    ['unavailable503', 'Image Builder is not available', 3],
    ['serverError500', 'Image Builder is not available', 3],
    ['forbidden403', 'access is denied', 1],
    ['emptyBody', 'the answer is not Image Builder’s', 1],
    ['htmlBody', 'the answer is not Image Builder’s', 1],
    ['cutJson', 'the answer is not Image Builder’s', 1],
  ] as const satisfies [CatalogKey, string, number][];
  for (const [key, words, attempts] of faults) {
    await test.step(key, async () => {
      const before = await meetOnSecondPage(page, key, freshServer);
      await expect(failedRow(page)).toContainText(words);
      await expect(failedRow(page)).toContainText('The 25 rows above stay as they are.');
      expect(await shownIds(page)).toEqual(before);
      // The SDK owns the attempts: one press is at most three, and one where trying again would not help.
      expect(listRequests(freshServer, key)).toHaveLength(1 + attempts);

      await retry(page).click();
      await expect.poll(() => listRequests(freshServer, key).length).toBe(1 + 2 * attempts);
      await expect(failedRow(page)).toContainText(words);
      expect(await shownIds(page)).toEqual(before);
      // The list goes on working with what it has.
      await page.getByRole('button', { name: 'Workflow', exact: true }).click();
      await expect(executionRows(page).first()).toContainText('build-image');
      await expect(executionRows(page)).toHaveCount(25);
    });
  }
});

test('when the first page cannot be read, the page says why, what to do, and what the service said', async ({
  page,
  freshServer,
}) => {
  const faults = [
    ['throttledForEverAtOnce', 'AWS throttles these requests', 'CallRateLimitExceededException'],
    ['unavailable503AtOnce', 'Image Builder is not available', 'HTTP 503, ServiceUnavailableException'],
    ['serverError500AtOnce', 'Image Builder is not available', 'HTTP 500, ServiceException'],
    ['forbidden403AtOnce', 'Not permitted', 'HTTP 403, ForbiddenException'],
    ['emptyBodyAtOnce', 'Something else answers', 'UnreadableAnswer'],
    ['htmlBodyAtOnce', 'Something else answers', 'UnreadableAnswer'],
    ['cutJsonAtOnce', 'Something else answers', 'UnreadableAnswer'],
    ['notAList', 'Something else answers', 'it has no list of workflow executions'],
    ['doesNotExist', 'There is no such build', 'HTTP 404, ResourceNotFoundException'],
  ] as const satisfies [CatalogKey, string, string][];
  for (const [key, words, detail] of faults) {
    await test.step(key, async () => {
      await openBuild(page, key, {}, freshServer);
      await expect(failedList(page)).toContainText(words);
      await failedList(page).getByText('Details').click();
      await expect(failedList(page)).toContainText(detail);
      await expect(retry(page).first()).toBeVisible();
      await expect(executionsTable(page)).toHaveCount(0);
      await expect(page.getByText('has no workflow executions')).toHaveCount(0);
    });
  }

  await test.step('a refusal names the action and the resource that a policy has to allow', async () => {
    await openBuild(page, 'forbidden403AtOnce', {}, freshServer);
    await expect(failedList(page)).toContainText('imagebuilder:ListWorkflowExecutions');
    await expect(failedList(page)).toContainText(catalog.forbidden403AtOnce.arn);
  });

  await test.step('no answer at all', async () => {
    const pattern = '**/ListWorkflowExecutions';
    await page.route(pattern, (route) => route.abort('connectionrefused'));
    await openBuild(page, 'linuxSucceeded', {}, freshServer);
    await expect(failedList(page)).toContainText('No answer came');
    await page.unroute(pattern);
    await failedList(page).getByRole('button', { name: 'Retry' }).click();
    await expect(executionRows(page)).toHaveCount(3);
    await expect(failedList(page)).toHaveCount(0);
  });
});

test('throttled or unavailable for a while, Retry goes on exactly where it stopped', async ({
  page,
  freshServer,
}) => {
  await test.step('before the first row', async () => {
    await openBuild(page, 'throttledForAWhileAtOnce', {}, freshServer);
    await expect(failedList(page)).toContainText('AWS throttles these requests');
    await retry(page).first().click();
    await expect(executionRows(page)).toHaveCount(25);
    await expect(failedList(page)).toHaveCount(0);
  });

  for (const key of ['throttledForAWhile', 'unavailable503ForAWhile'] as const) {
    await test.step(`${key}, a page at a time`, async () => {
      const first = await meetOnSecondPage(page, key, freshServer);
      await expect(failedRow(page)).toBeVisible();
      await retry(page).click();
      await expect(executionRows(page)).toHaveCount(50);
      // The third page has the fault for itself.
      await loadMore(page).click();
      await expect(failedRow(page)).toContainText('The 50 rows above stay as they are.');
      await retry(page).click();
      await expect(page.getByText('60 rows, that was all')).toBeVisible();
      const ids = await shownIds(page);
      expect(ids.slice(0, 25)).toEqual(first);
      expect(new Set(ids).size).toBe(60);
    });
  }

  await test.step('in the middle of a press that takes several pages', async () => {
    // Nobody asked for a minute, so the fault is wound up again.
    freshServer.clock.advance(61_000);
    await openBuild(page, 'throttledForAWhile', { maxItems: 60 }, freshServer);
    await expect(failedRow(page)).toContainText('The 25 rows above stay as they are.');
    await retry(page).click();
    await expect(failedRow(page)).toContainText('The 50 rows above stay as they are.');
    await retry(page).click();
    await expect(page.getByText('60 rows, that was all')).toBeVisible();
    expect(new Set(await shownIds(page)).size).toBe(60);
  });
});

test('a page token that ends is met by starting over, once, with the rows in their place', async ({
  page,
  freshServer,
}) => {
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
  await expect(page.getByText('60 rows, that was all')).toBeVisible();
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
    await expect(page.getByText('25 rows loaded, loading more')).toBeVisible();
    await expect(executionRows(page)).toHaveCount(25);
    await held.release();
    await expect(executionRows(page)).toHaveCount(50);
  });

  await test.step('tokens that never work: it starts over once, and no more', async () => {
    const rows = await meetOnSecondPage(page, 'invalidTokenForEver', freshServer);
    await expect(failedRow(page)).toContainText('AWS no longer takes this page token');
    expect(await shownIds(page)).toEqual(rows);
    expect(listRequests(freshServer, 'invalidTokenForEver')).toHaveLength(4);
    await retry(page).click();
    await expect.poll(() => listRequests(freshServer, 'invalidTokenForEver').length).toBe(5);
    await expect(failedRow(page)).toBeVisible();
    expect(await shownIds(page)).toEqual(rows);
  });
});

test('a service that leads in circles is followed no further than its rows', async ({
  page,
  freshServer,
}) => {
  for (const [key, rows] of [
    ['sameTokenTwice', 50],
    ['tokenCycle', 60],
  ] as const) {
    for (const params of [{}, { maxItems: 7 }, { maxItems: 1_000_000 }]) {
      await test.step(`${key} ${JSON.stringify(params)}`, async () => {
        const before = listRequests(freshServer, key).length;
        await openBuild(page, key, params, freshServer);
        await expect(executionRows(page).first()).toBeVisible();
        const stuck = page.getByRole('alert').filter({ hasText: 'AWS gave the same page token again' });
        const loadAll = page.getByRole('button', { name: 'Load all' });
        await expect(stuck.or(loadAll)).toBeVisible();
        if (await loadAll.isVisible()) await loadAll.click();
        await expect(stuck).toContainText(`The ${rows} rows above stay as they are.`);
        await expect(stuck.getByRole('button')).toHaveCount(0);
        await expect(executionRows(page)).toHaveCount(rows);
        expect(new Set(await shownIds(page)).size).toBe(rows);
        expect(listRequests(freshServer, key).length - before).toBeLessThan(40);
      });
    }
  }
});

test('an empty page is not the end, and a row that comes twice is one row with its newer fact', async ({
  page,
  freshServer,
}) => {
  await meetOnSecondPage(page, 'emptyPageWithToken', freshServer);
  await expect(executionRows(page)).toHaveCount(50);
  expect(listRequests(freshServer, 'emptyPageWithToken')).toHaveLength(3);
  await loadMore(page).click();
  await expect(page.getByText('60 rows, that was all')).toBeVisible();

  await openBuild(page, 'duplicateRows', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  // The first of the three that come again is still running here. A refresh would tell so again.
  await page.getByRole('button', { name: 'Pause refreshing' }).click();
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(1);
  const first = await shownIds(page);
  await loadMore(page).click();
  // Of the 25 that this press brought, three were there.
  await expect(executionRows(page)).toHaveCount(47);
  expect((await shownIds(page)).slice(0, 25)).toEqual(first);
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('60 rows, that was all')).toBeVisible();
  expect(new Set(await shownIds(page)).size).toBe(60);
  await expect(executionsTable(page).getByText('Running', { exact: true })).toHaveCount(0);
});

test('a body that stalls is given up after 20 seconds, and Retry goes on', async ({ page, freshServer }) => {
  await page.clock.install();
  const before = await meetOnSecondPage(page, 'stalledBodyForAWhile', freshServer);
  await expect.poll(() => listRequests(freshServer, 'stalledBodyForAWhile').length).toBe(2);
  await expect(page.getByText('25 rows loaded, loading more')).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect(failedRow(page)).toContainText('no complete answer came in time');
  expect(await shownIds(page)).toEqual(before);
  await retry(page).click();
  await expect(executionRows(page)).toHaveCount(50);

  await openBuild(page, 'stalledBodyAtOnce', {}, freshServer);
  await expect.poll(() => listRequests(freshServer, 'stalledBodyAtOnce').length).toBe(1);
  await expect(executionsTable(page)).toHaveAttribute('aria-busy', 'true');
  await page.clock.fastForward(20_000);
  await expect(failedList(page)).toContainText('No complete answer came in time');
});

test('values of a later year, values that are missing and values of the wrong type cost a field, never a row', async ({
  page,
}) => {
  const item = (name: string | RegExp) => executionsTable(page).getByRole('row').filter({ hasText: name });

  await test.step('a status and a type that nobody knows are shown by their own text', async () => {
    await openBuild(page, 'unknownValues');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item(/QUARANTINED/)).toHaveCount(2);
    await expect(item('quarantined pending review')).toHaveCount(2);
    await expect(item('VERIFY').filter({ hasText: 'Failed' })).toHaveCount(1);
    await expect(item('constructor').filter({ hasText: '__proto__' })).toHaveCount(2);
    await expect(page.getByRole('heading', { level: 2, name: /^12 executions: 1 failed, / })).toContainText(
      '2 quarantined',
    );
    await page.getByLabel('Status').selectOption('constructor');
    await expect(executionRows(page)).toHaveCount(2);
  });

  await test.step('missing fields', async () => {
    await openBuild(page, 'missingFields');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('No status')).toHaveCount(5);
    await expect(item('no step counts').first()).toBeVisible();
    const nameless = executionRows(page).filter({ hasText: 'Unnamed workflow' });
    await expect(nameless).toHaveCount(4);
    // A row without an id opens like any other.
    for (const row of await nameless.all()) await row.getByRole('button').click();
    await expect(executionsTable(page).getByRole('button', { expanded: true }).first()).toBeVisible();
  });

  await test.step('counts that do not add up', async () => {
    await openBuild(page, 'countsDontAddUp');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('5 succeeded, 1 failed, 2 skipped of 8').first()).toBeVisible();
    await expect(item('1 failed, 6 not run of 7').first()).toBeVisible();
    await expect(item('no steps').first()).toBeVisible();
    await expect(item('2 succeeded, 2 failed, 2 skipped of 6').first()).toBeVisible();
    await expect(executionsTable(page)).not.toContainText(/NaN|Infinity|-\d+ (succeeded|not run)/);
  });

  await test.step('bad dates', async () => {
    await openBuild(page, 'badDates', { clock: 'utc' });
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('yesterday').first()).toBeVisible();
    await expect(item('2026-13-45T99:99:99.999Z').first()).toBeVisible();
    await expect(item('2026-09-09 19:12:23').first()).toBeVisible();
    await expect(executionsTable(page)).not.toContainText(/Invalid|NaN/);
    // What is no time sorts behind what is.
    await page.getByRole('button', { name: 'Started' }).click();
    await expect(executionRows(page)).toHaveCount(12);
    await expect(executionsTable(page).getByRole('row').last()).not.toContainText('03:10:07');
  });

  await test.step('values of the wrong type are reachable as they came', async () => {
    await openBuild(page, 'wrongTypes');
    await expect(executionRows(page)).toHaveCount(12);
    const rows = executionItem(page, 'quick-test');
    await rows
      .nth(0)
      .getByRole('button', { name: /quick-test/ })
      .click();
    await expect(rows.nth(0).getByRole('definition').filter({ hasText: /^7$/ })).toBeVisible();
    await rows
      .nth(2)
      .getByRole('button', { name: /quick-test/ })
      .click();
    await expect(rows.nth(2)).toContainText('1757445143');
    await expect(rows.nth(2)).toContainText('"seconds": 1');
  });
});

test('a hostile message is text: nothing of it runs, hides, turns round or leaves its box', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openBuild(page, 'hostileMessage', { open: '' });
  const row = executionItem(page, 'test-image');
  await expect(row).toContainText('<img src=x onerror="alert(1)">');
  await expect(row).toContainText('⟨U+202E⟩gnp.exe');
  await expect(row).toContainText('⟨U+0000⟩');
  await expect(page.locator('img, script:not([src])')).toHaveCount(0);
  for (const link of await page.getByRole('link').all()) {
    expect(await link.getAttribute('href')).not.toMatch(/^javascript:|evil\.example/);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const text = await page.locator('body').innerText();
  for (const character of hostileText) {
    if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(character)) expect(text).not.toContain(character);
  }
});

test('an empty list says which kind of nothing it is, and the image’s own reason with it', async ({
  page,
}) => {
  const nothing = [
    ['notStarted', 'No workflow has started yet'],
    ['failedBeforeWorkflow', 'Failed before any workflow'],
    ['expired', 'The records have expired'],
    ['noRecords', 'Imported, not built'],
  ] as const satisfies [CatalogKey, string][];
  for (const [key, words] of nothing) {
    await test.step(key, async () => {
      await openBuild(page, key);
      await expect(page.getByRole('heading', { level: 2, name: '0 executions' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 3, name: words })).toBeVisible();
      await expect(loadMore(page)).toHaveCount(0);
      await expect(page.getByText('that was all')).toHaveCount(0);
    });
  }
  await openBuild(page, 'failedBeforeWorkflow');
  await expect(page.getByText('GoldenInstanceProfile').first()).toBeVisible();
});
