import type { Page } from '@playwright/test';
import { expect, type JourneyServer, startOfTime, type TimedServer } from './fixtures.ts';
import { installClock, type PageClock } from './pageClock.ts';

export const attention = (page: Page) =>
  page.getByRole('region', { name: /needs attention/i }).getByRole('listitem');
export const pipelines = (page: Page) => page.getByRole('table', { name: 'Pipelines' });
export const rowOf = (page: Page, name: string) =>
  pipelines(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
export const operations = ({ simulator }: JourneyServer) => simulator.log.map(({ operation }) => operation);

/** Opens the overview with the page's and the service's clock at the account's, so that what is late there is late here. */
export async function openOverview(page: Page, server: TimedServer, search = ''): Promise<PageClock> {
  const { url } = server;
  server.sendAccountTime();
  const clock = await installClock(page, startOfTime);
  await page.goto(`${url}${search}`);
  await expect(page.getByText(/^Refreshed /)).toBeVisible();
  return clock;
}
