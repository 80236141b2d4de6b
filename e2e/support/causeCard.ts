import type { Page } from '@playwright/test';
import { expect, type JourneyServer } from './fixtures.ts';

/** The panel with the cause of a failed build. */
export const causePanel = (page: Page) => page.getByRole('region', { name: 'Cause' });
/** The build header with the state of the image. */
export const header = (page: Page) =>
  page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) });
export const steps = (page: Page) => page.getByRole('region', { name: 'Steps' });

/** Waits until the page has sent its first requests: the list of neighbouring builds is the last of them. */
export async function expectAllRequested(server: JourneyServer, from = 0): Promise<void> {
  await expect
    .poll(() => server.simulator.log.slice(from).map(({ operation }) => operation))
    .toContain('ListImageBuildVersions');
}
