import type { Page } from '@playwright/test';
import { executionItem, executionRows } from '../support/executions.ts';
import { expectNoSidewaysScroll } from '../support/accessibility.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { timeline } from '../support/keyboard.ts';
import { rows } from '../support/views.ts';

test('lines are stronger for more contrast, the home link is as wide as its words, and the timeline uses the width of 4K', async ({
  page,
}) => {
  await openBuild(page, 'linuxFailedComponent', { view: 'timeline' });
  await expect(timeline(page)).toBeVisible();
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const usual = await line();
  await page.emulateMedia({ contrast: 'more' });
  expect(await line()).not.toBe(usual);
  const home = await page.getByRole('link', { name: 'Image Builder workflows' }).boundingBox();
  expect(home?.width).toBeLessThan(240);
  await page.setViewportSize({ width: 3840, height: 2160 });
  await expect.poll(async () => (await timeline(page).boundingBox())?.width).toBeGreaterThan(3_000);
});

test('a printed build has its cause and every row, and no controls', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await rows(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('region', { name: 'Cause' })).toBeVisible();
  await expect(executionRows(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Retry…' })).toBeHidden();
  // Ink on paper, whatever the colour scheme is.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await expectNoSidewaysScroll(page);
});

test('executions are cards at 320 px, with a control that sorts them', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
  const card = executionItem(page, 'build-image');
  for (const text of ['Completed', 'BUILD', '6 succeeded, 1 skipped of 7', '9 m 47 s']) {
    await expect(card.getByText(text).first()).toBeVisible();
  }
  expect(await partsOutside(page, 320)).toEqual([]);
  await card.getByRole('button', { name: /build-image/ }).click();
  await expect(card).toContainText('wf-63800063');
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Sort by').selectOption('Workflow');
  await expect(executionRows(page).first()).toHaveText(/^build-image/);
  await page.getByRole('button', { name: 'Descending' }).click();
  await expect(executionRows(page).first()).not.toHaveText(/^build-image/);
  await page.setViewportSize({ width: 1440, height: 800 });
  await expect(page.getByLabel('Sort by')).toBeHidden();
});

/** The cells that end past this distance from the left edge. */
async function partsOutside(page: Page, width: number): Promise<readonly string[]> {
  return page
    .getByRole('cell')
    .evaluateAll(
      (cells, most) =>
        cells
          .filter((cell) => cell.getBoundingClientRect().right > most)
          .map((cell) => cell.textContent ?? ''),
      width,
    );
}
