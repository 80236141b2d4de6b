import type { Page } from '@playwright/test';
import { accountHeader } from '../src/auth/accounts.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';
import { openOverview, rowOf } from './support/overview.ts';

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

const regions = ['us-west-2', 'eu-central-1'];
const accounts = [
  { id: '111122223333', name: 'production', regions },
  { id: '777788889999', name: 'faulty', regions },
];

/** An error as Image Builder writes it. */
function errorOf(status: number, name: string, message: string) {
  const headers = { 'x-amzn-errortype': name, 'x-amzn-requestid': '0a1b2c3d-0000-4000-8000-000000000001' };
  return { status, headers, json: { message } };
}

/** Lets the page read two accounts, of which one refuses everything in one Region and throttles everything in the other. */
async function readFaultyAccount(page: Page): Promise<void> {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    const config: object = await response.json();
    await route.fulfill({ response, json: { ...config, accounts } });
  });
  await page.route('**/api/imagebuilder/**', async (route) => {
    if (route.request().headers()[accountHeader] !== accounts[1]?.id) return route.continue();
    const isDenied = route.request().url().includes('/us-west-2/');
    return route.fulfill(
      isDenied
        ? errorOf(403, 'AccessDeniedException', 'Not permitted.')
        : errorOf(429, 'CallRateLimitExceededException', 'Slow down.'),
    );
  });
}

test('of four accounts and Regions, a denied and a throttled one are a row each, and the others work', async ({
  page,
  freshServer,
}) => {
  const counts = countRequests(page);
  await readFaultyAccount(page);
  const clock = await openOverview(page, freshServer);
  const denied = page.getByRole('alert').filter({ hasText: '(777788889999) · us-west-2' });
  const throttled = page.getByRole('alert').filter({ hasText: '(777788889999) · eu-central-1' });
  await expect(page.getByRole('heading', { name: '16 pipelines' })).toBeVisible();
  await expect(rowOf(page, 'al2023-base')).toHaveCount(2);
  await expect(denied).toContainText('could not be read: access is denied');
  await expect(denied).toContainText('imagebuilder:ListImagePipelines');
  await expect(denied.getByRole('button', { name: 'Copy request id' })).toBeVisible();
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
