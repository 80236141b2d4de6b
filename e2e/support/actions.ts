import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { CatalogKey } from '../../simulator/catalog.ts';
import { executionItem } from './executions.ts';
import { expect, type JourneyServer, openBuild } from './fixtures.ts';

export const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The writes that the simulator received, in order. */
export function writes({ simulator }: JourneyServer) {
  return simulator.log
    .filter(({ operation }) =>
      /^(?:SendWorkflowStepAction|RetryImage|CancelImageCreation|StartImagePipelineExecution)$/.test(
        operation,
      ),
    )
    .map(({ operation, status, errorType, clientToken, requestId, input }) => ({
      operation,
      status,
      errorType,
      clientToken,
      requestId,
      input,
    }));
}

/** The distinct client tokens of the writes. */
export function tokens(server: JourneyServer): Set<string | undefined> {
  return new Set(writes(server).map(({ clientToken }) => clientToken));
}

export const dialog = (page: Page) => page.getByRole('dialog');
export const inDialog = (page: Page, name: string | RegExp) =>
  dialog(page).getByRole('button', { name, exact: typeof name === 'string' });

/** Holds Enter down on an element; the keyboard repeats it. */
export async function holdEnter(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.focus();
  for (let times = 0; times < 6; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
}

/** Clicks an export button, and returns the name and the text of the download. */
export async function exported(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** An action button of the build header. */
export function act(page: Page, name: string | RegExp): Locator {
  return page.getByRole('group', { name: 'Build actions' }).getByRole('button', { name, exact: true });
}

/** The build header with the state of the image. */
export function header(page: Page): Locator {
  return page.getByRole('main').locator('header').first();
}

/** The badge of the waiting step in the row of its execution, which opens the dialog. */
export const waitingBadge = (page: Page) =>
  executionItem(page, /build-with-approval/).getByRole('button', { name: /ApproveHardening waits/ });

export const reason = (page: Page) => dialog(page).getByRole('textbox', { name: 'Reason' });

/** Opens a build and the dialog that answers its waiting step. */
export async function openAnswer(page: Page, key: CatalogKey, server: JourneyServer): Promise<void> {
  await openBuild(page, key, {}, server);
  await waitingBadge(page).click();
  await expect(dialog(page).getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
}
