import type { Page } from '@playwright/test';
import { catalog, type CatalogKey } from '../simulator/catalog.ts';
import {
  executionRows,
  executionsTable,
  listRequests,
  loadAll,
  loadMore,
  shownIds,
} from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';
import { installClock, withoutBackoff } from './support/pageClock.ts';
import { failedRow, meetOnSecondPage, retry } from './support/secondPage.ts';

test.beforeEach(async ({ page }) => withoutBackoff(page));

/** Shown instead of the list when its first page could not be read. */
const failedList = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'The workflow executions could not be read' });

test('keeps the rows of the first page for every fault of the second, and retries', async ({
  page,
  freshServer,
}) => {
  const faults = [
    ['throttledForEver', 'AWS throttles these requests', 3],
    ['unavailable503', 'Image Builder is not available', 3],
    ['serverError500', 'AWS internal error', 3],
    ['forbidden403', 'access is denied', 1],
    ['emptyBody', 'empty response', 1],
    ['htmlBody', 'the response is not from Image Builder', 1],
    ['cutJson', 'response is incomplete', 2],
  ] as const satisfies [CatalogKey, string, number][];
  for (const [key, words, attempts] of faults) {
    await test.step(key, async () => {
      const before = await meetOnSecondPage(page, key, freshServer);
      await expect(failedRow(page)).toContainText(words);
      await expect(failedRow(page)).toContainText('The 25 executions above are kept.');
      expect(await shownIds(page)).toEqual(before);
      // The client owns the attempts: three, two for a truncated response, and one where repeating would not help.
      expect(listRequests(freshServer, key)).toHaveLength(1 + attempts);

      await retry(page).click();
      await expect.poll(() => listRequests(freshServer, key).length).toBe(1 + 2 * attempts);
      await expect(failedRow(page)).toContainText(words);
      expect(await shownIds(page)).toEqual(before);
      // The list keeps working with its rows.
      await page.getByRole('button', { name: 'Workflow', exact: true }).click();
      await expect(executionRows(page).first()).toContainText('build-image');
      await expect(executionRows(page)).toHaveCount(25);
    });
  }
});

test('shows cause, next step and service message when the first page fails', async ({
  page,
  freshServer,
}) => {
  const faults = [
    ['throttledForEverAtOnce', 'AWS throttles these requests', 'CallRateLimitExceededException'],
    ['unavailable503AtOnce', 'Image Builder is not available', 'HTTP 503, ServiceUnavailableException'],
    ['serverError500AtOnce', 'AWS internal error', 'HTTP 500, ServiceException'],
    ['forbidden403AtOnce', 'Access denied', 'HTTP 403, ForbiddenException'],
    ['emptyBodyAtOnce', 'Empty response', 'UnreadableResponse'],
    ['htmlBodyAtOnce', 'The response is not from Image Builder', 'UnreadableResponse'],
    ['cutJsonAtOnce', 'response is incomplete', 'TruncatedResponse'],
    ['notAList', 'The response is not from Image Builder', 'it has no list of workflow executions'],
    ['doesNotExist', 'Build not found', 'HTTP 404, ResourceNotFoundException'],
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

  await test.step('no response', async () => {
    const pattern = '**/ListWorkflowExecutions';
    await page.route(pattern, (route) => route.abort('connectionrefused'));
    await openBuild(page, 'linuxSucceeded', {}, freshServer);
    await expect(failedList(page)).toContainText('No response');
    await page.unroute(pattern);
    await failedList(page).getByRole('button', { name: 'Retry', exact: true }).click();
    await expect(executionRows(page)).toHaveCount(3);
    await expect(failedList(page)).toHaveCount(0);
  });
});

test('repeats a throttled load by itself after a countdown', async ({ page, freshServer }) => {
  const clock = await installClock(page);
  await openBuild(page, 'throttledForAWhileAtOnce', {}, freshServer);
  const alert = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(alert).toContainText(/Retrying in \d+ s/);
  await clock.advanceUntil((within) => expect(executionRows(page)).toHaveCount(25, within));

  await openBuild(page, 'throttledForAWhile', {}, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  await loadAll(page).click();
  await expect(failedRow(page)).toContainText(/Retrying in \d+ s/);
  await clock.advanceUntil((within) => expect(page.getByText('60 of 60 executions')).toBeVisible(within));
});

test('after throttling or unavailability, Retry continues at the same item', async ({
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
      await expect(failedRow(page)).toContainText('The 50 executions above are kept.');
      await retry(page).click();
      await expect(page.getByText('60 of 60 executions')).toBeVisible();
      const ids = await shownIds(page);
      expect(ids.slice(0, 25)).toEqual(first);
      expect(new Set(ids).size).toBe(60);
    });
  }

  await test.step('while one Load more takes several service pages', async () => {
    // The fault starts over after a minute without requests.
    freshServer.clock.advance(61_000);
    await openBuild(page, 'throttledForAWhile', { maxItems: 60 }, freshServer);
    await expect(failedRow(page)).toContainText('The 25 executions above are kept.');
    await retry(page).click();
    await expect(failedRow(page)).toContainText('The 50 executions above are kept.');
    await retry(page).click();
    await expect(page.getByText('60 of 60 executions')).toBeVisible();
    expect(new Set(await shownIds(page)).size).toBe(60);
  });
});

test('a stalled response times out after 20 seconds, and Retry continues', async ({ page, freshServer }) => {
  await page.clock.install();
  const before = await meetOnSecondPage(page, 'stalledBodyForAWhile', freshServer);
  await expect.poll(() => listRequests(freshServer, 'stalledBodyForAWhile').length).toBe(2);
  await expect(page.getByText('25 loaded, loading more')).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect(failedRow(page)).toContainText('the request timed out');
  expect(await shownIds(page)).toEqual(before);
  await retry(page).click();
  await expect(executionRows(page)).toHaveCount(50);

  await openBuild(page, 'stalledBodyAtOnce', {}, freshServer);
  await expect.poll(() => listRequests(freshServer, 'stalledBodyAtOnce').length).toBe(1);
  await expect(executionsTable(page)).toHaveAttribute('aria-busy', 'true');
  await page.clock.fastForward(20_000);
  await expect(failedList(page)).toContainText('The request timed out');
});
