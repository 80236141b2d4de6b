import type { Page } from '@playwright/test';
import type { CatalogKey } from '../../simulator/catalog.ts';
import { executionItem, executionRows } from './executions.ts';
import { expect, type JourneyServer, openBuild } from './fixtures.ts';
import { installClock, type PageClock, withoutBackoff } from './pageClock.ts';

export const minute = 60_000;

/** The build header with the state of the image. */
export const header = (page: Page) =>
  page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) });
export const icon = (page: Page) => page.locator('link[rel="icon"]');
/** The line that says when the rows were last updated. */
export const refreshState = (page: Page) => page.getByText(/^(Refreshed|Refreshing|The last refresh failed)/);
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const row = (page: Page, name: string) => executionItem(page, name).getByRole('row').first();

/** Opens a build on a page whose clock can be advanced, and waits until the page has sent its first requests. */
export async function watchBuild(
  page: Page,
  key: CatalogKey,
  server: JourneyServer,
  params: Readonly<Record<string, string | number>> = {},
): Promise<PageClock> {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openBuild(page, key, params, server);
  await expect(executionRows(page).first()).toBeVisible();
  await expect(refreshState(page)).toBeVisible();
  // The neighbouring builds are requested once, after everything else.
  await expect
    .poll(() => server.simulator.log.map(({ operation }) => operation))
    .toContain('ListImageBuildVersions');
  return clock;
}

/** Advances the page by minutes in which it must send no request, and must show how old its rows are. */
export async function expectNoRequests(
  page: Page,
  clock: PageClock,
  { simulator }: JourneyServer,
  minutes: number,
): Promise<void> {
  const before = simulator.log.length;
  await clock.advance(minutes * minute);
  await expect(refreshState(page)).toHaveText(new RegExp(`^Refreshed [${minutes}-9] m \\d+ s ago`));
  expect(simulator.log.slice(before)).toEqual([]);
}

/** Makes the document hidden or visible. */
export async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
}
