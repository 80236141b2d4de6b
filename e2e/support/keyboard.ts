import type { Locator, Page } from '@playwright/test';
import type { CatalogKey } from '../../simulator/catalog.ts';
import { executionRows } from './executions.ts';
import { expect, openBuild } from './fixtures.ts';

/** The element with the focus. */
export const focused = (page: Page): Locator => page.locator(':focus');

export async function isBodyFocused(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === document.body);
}

/** The cause of a failed build. */
export const why = (page: Page): Locator => page.getByRole('region', { name: 'Cause' });

/** The timeline's list. */
export const timeline = (page: Page): Locator =>
  page.getByRole('list', { name: 'Workflow executions on a time axis' });

/** Opens a build and waits until the code of the keyboard has loaded. */
export async function openReady(page: Page, key: CatalogKey, params = {}): Promise<void> {
  await openBuild(page, key, params);
  await expect(executionRows(page).first()).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
}

/** A keyboard that counts the keys that it sends. */
export function countingKeyboard(page: Page) {
  let keys = 0;
  const send = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  return {
    send,
    keys: () => keys,
    /** Sends Tab until the control of this name has the focus. */
    async tabTo(name: RegExp, most = 20) {
      for (let tabs = 0; tabs < most; tabs += 1) {
        await send('Tab');
        const text = await focused(page).evaluate(
          (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
        );
        if (name.test(text)) return;
      }
      throw new Error(`Tab did not come to ${name}.`);
    },
  };
}
