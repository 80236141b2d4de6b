import type { Page } from '@playwright/test';
import { accountHeader } from '../../src/auth/accounts.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { demoAccounts, oneDeniedOneThrottled } from '../support/accounts.ts';
import { expect, test } from '../support/fixtures.ts';
import { attention, openOverview, pipelines, rowOf } from '../support/overview.ts';

test.use({ region: 'us-west-2' });

/** Counts the requests of the page for each account and Region, as `<account> <Region>`. */
function countRequests(page: Page): Map<string, number> {
  const counts = new Map<string, number>();
  page.on('request', (request) => {
    const region = /\/api\/imagebuilder\/([^/]+)\//.exec(request.url())?.[1];
    if (region === undefined) return;
    const key = `${request.headers()[accountHeader]} ${region}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}

test.describe('four accounts and Regions', () => {
  test.use({ accounts: [demoAccounts, { scope: 'test' }] });

  test('are one list that names, filters and refreshes each', async ({ page, freshServer }) => {
    const counts = countRequests(page);
    await openOverview(page, freshServer);
    await expect(page.getByRole('heading', { name: '21 pipelines' })).toBeVisible();
    await expect(page).toHaveTitle(/^Images in 2 accounts · 2 Regions/);
    await expect(rowOf(page, 'al2023-base')).toHaveCount(4);
    await expect(rowOf(page, 'al2023-base').nth(3)).toContainText('staging · us-west-2');
    await expect(attention(page).filter({ hasText: 'Docker-Host' })).toContainText('production · us-west-2');

    await test.step('a refresh makes three requests for each', async () => {
      // The last durations of the first load.
      await expect(rowOf(page, 'windows-server-2025')).toContainText(/\d+ m \d+ s/);
      await page.getByRole('button', { name: 'Pause refreshing' }).click();
      await expect(page.getByText(/^Refreshed .*, paused$/)).toBeVisible();
      counts.clear();
      await page.getByRole('button', { name: 'Refresh now' }).click();
      await expect.poll(() => counts.size).toBe(4);
      await expect(page.getByText(/^Refreshed .*, paused$/)).toBeVisible();
      expect([...counts.values()]).toEqual([3, 3, 3, 3]);
    });

    await test.step('a filter by account and Region reads and shows these only', async () => {
      await page.getByRole('combobox', { name: 'Account' }).selectOption({ index: 2 });
      await expect(page).toHaveURL(/\?account=444455556666$/);
      await expect(page.getByRole('heading', { name: '5 pipelines' })).toBeVisible();
      await page.getByRole('combobox', { name: 'Region of the pipelines' }).selectOption('eu-central-1');
      await expect(pipelines(page).getByRole('rowheader')).toHaveText(['al2023-base', 'container-base']);
      // The lists below are of the same account and Region.
      await expect(page.getByRole('table', { name: 'Image versions' }).getByRole('rowheader')).toHaveCount(2);
      await rowOf(page, 'container-base').getByRole('link', { name: 'container-base' }).click();
      await expect(page.getByRole('main')).toContainText('eu-central-1 · 444455556666');
      await page.goBack();
      await page.getByRole('button', { name: 'Clear filters' }).click();
    });

    await test.step('the wall view shows all of them', async () => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.getByRole('link', { name: 'Wall view' }).click();
      const tiles = page.getByRole('list', { name: 'Pipelines' }).getByRole('listitem');
      await expect(page.getByRole('list', { name: 'Pipelines' }).getByRole('heading')).toHaveCount(21);
      await expect(tiles.filter({ hasText: 'container-base' }).first()).toContainText(
        'staging · eu-central-1',
      );
      const scrolls = await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      );
      expect(scrolls).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });
  });
});

test.describe('one of four accounts and Regions is denied, and one is throttled', () => {
  test.use({ accounts: [oneDeniedOneThrottled, { scope: 'test' }] });

  test('each is one row with its reason, and the others work', async ({ page, freshServer }) => {
    const counts = countRequests(page);
    const clock = await openOverview(page, freshServer);
    const denied = page.getByRole('alert').filter({ hasText: '(777788889999) · us-west-2' });
    const throttled = page.getByRole('alert').filter({ hasText: '(777788889999) · eu-central-1' });
    await expect(page.getByRole('heading', { name: '16 pipelines' })).toBeVisible();
    await expect(rowOf(page, 'al2023-base')).toHaveCount(2);
    await expect(denied).toContainText('could not be read: access is denied');
    await expect(denied).toContainText('imagebuilder:ListImagePipelines');
    await expect(denied.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    await clock.advanceUntil((within) =>
      expect(throttled).toContainText('AWS throttles these requests', within),
    );
    await expect(page.getByRole('alert')).toHaveCount(2);

    await test.step('the others refresh, and a retry asks once', async () => {
      await page.getByRole('button', { name: 'Pause refreshing' }).click();
      await expect(page.getByText(/^Refreshed .*, paused$/)).toBeVisible();
      counts.clear();
      await page.getByRole('button', { name: 'Refresh now' }).click();
      await expect(page.getByText(/^Refreshed .*, paused$/)).toBeVisible();
      await expect.poll(() => counts.get('777788889999 us-west-2')).toBe(1);
      expect(counts.get('111122223333 us-west-2')).toBe(3);
      expect(counts.get('111122223333 eu-central-1')).toBe(3);
      await denied.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => counts.get('777788889999 us-west-2')).toBe(2);
      await expect(denied.getByRole('button', { name: 'Retry' })).toBeVisible();
    });

    for (const [width, height] of [
      [320, 800],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});
