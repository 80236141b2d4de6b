import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { withoutWaiting } from './executions.ts';
import { expect, type JourneyServer } from './fixtures.ts';

export const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Longer than the page waits between two looks at what became of a lost write, or between two refreshes. */
const interval = 5_000;

/** What the account was asked to change, in order, as it saw it. */
export function writes({ simulator }: JourneyServer) {
  return simulator.log
    .filter(({ operation }) => /^(?:SendWorkflowStepAction|RetryImage|CancelImageCreation)$/.test(operation))
    .map(({ operation, status, errorType, clientToken, requestId, input }) => ({
      operation,
      status,
      errorType,
      clientToken,
      requestId,
      input,
    }));
}

/** The tokens of the writes, each once. */
export function tokens(server: JourneyServer): Set<string | undefined> {
  return new Set(writes(server).map(({ clientToken }) => clientToken));
}

/** A page whose own clock moves when it is told to. Signatures bear the machine's time, so it begins there. */
export async function withClock(page: Page): Promise<void> {
  await withoutWaiting(page);
  await page.clock.install({ time: Date.now() });
}

/** Lets the page's time go by until it shows something. */
export async function goOnUntil(page: Page, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(interval);
    await shown();
  }).toPass({ intervals: [0], timeout: 20_000 });
}

export const dialog = (page: Page) => page.getByRole('dialog');
export const inDialog = (page: Page, name: string | RegExp) =>
  dialog(page).getByRole('button', { name, exact: typeof name === 'string' });

/** Presses Enter on a button and holds it down: the keyboard repeats it. */
export async function holdEnter(page: Page, button: Locator): Promise<void> {
  await button.focus();
  for (let times = 0; times < 6; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
}

/** Saves what a button exports, and reads it. */
export async function exported(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Finds nothing that shuts anybody out, at WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** What can be done to the build on the page, by the name of its button. */
export function act(page: Page, name: string | RegExp): Locator {
  return page.getByRole('group', { name: 'Act on this build' }).getByRole('button', { name, exact: true });
}

/** Which build it is, and the state of its image. */
export function header(page: Page): Locator {
  return page.getByRole('main').locator('header').first();
}
