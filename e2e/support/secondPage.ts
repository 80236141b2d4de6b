import type { Locator, Page } from '@playwright/test';
import type { CatalogKey } from '../../simulator/catalog.ts';
import { executionRows, loadMore, shownIds } from './executions.ts';
import { expect, type JourneyServer, openBuild } from './fixtures.ts';

/** The load-more row after a failure. */
export function failedRow(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'Loading more failed' });
}

/** The button that repeats a failed load. */
export function retry(page: Page): Locator {
  return page.getByRole('button', { name: 'Retry', exact: true });
}

/** Opens a build whose second page has the fault, loads it, and returns the ids that were shown before. */
export async function meetOnSecondPage(
  page: Page,
  key: CatalogKey,
  server: JourneyServer,
): Promise<string[]> {
  await openBuild(page, key, {}, server);
  await expect(executionRows(page)).toHaveCount(25);
  const before = await shownIds(page);
  await loadMore(page).click();
  return before;
}
