import type { Page } from '@playwright/test';
import { catalog } from '../simulator/catalog.ts';
import {
  columnHeader,
  executionItem,
  executionRows,
  holdRequests,
  loadAll,
  loadMore,
  responseFacts,
} from './support/executions.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, openBuild, test } from './support/fixtures.ts';
import { withoutBackoff } from './support/pageClock.ts';

const fitsTheWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('works with the keyboard alone', async ({ page, freshServer }) => {
  const focused = page.locator(':focus');
  /** The accessible name of the focused element. */
  const focusedName = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
      return (label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  /** Moves the focus with Tab to the element with this name. */
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focusedName())) return;
    }
    throw new Error(`Tab did not reach ${name}.`);
  };
  const fromTheTop = () => page.getByRole('link', { name: 'Image Builder workflows' }).focus();

  await page.goto(freshServer.url);
  await expect(page.getByLabel(/Find a build/)).toBeVisible();
  await tabTo(/^Find a build/);
  await page.keyboard.type(catalog.linuxSucceeded.arn);
  await page.keyboard.press('Enter');
  await expect(executionRows(page)).toHaveCount(3);

  await openBuild(page, 'fortyExecutions', { maxItems: 3 }, freshServer);
  await expect(executionRows(page)).toHaveCount(3);
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume token…' })).toBeVisible();
  await expect(loadMore(page)).toBeVisible();
  await tabTo(/^Filter$/);
  await page.keyboard.type('build-image');
  await expect(executionRows(page)).toHaveCount(1);
  await tabTo(/^Clear filters$/);
  await page.keyboard.press('Space');
  await expect(executionRows(page)).toHaveCount(3);
  await fromTheTop();
  await tabTo(/^Workflow$/);
  await page.keyboard.press('Enter');
  await expect(columnHeader(page, 'Workflow')).toHaveAttribute('aria-sort', 'ascending');
  await tabTo(/^build-image/);
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Space');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await tabTo(/^Load more$/);
  await page.keyboard.press('Enter');
  await expect(executionRows(page)).toHaveCount(6);
  // The button keeps the focus.
  await expect(loadMore(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(executionRows(page)).toHaveCount(9);
  await fromTheTop();
  await tabTo(/^Resume token…$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Continue where this list stops')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Continue where this list stops')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Resume token…' })).toBeFocused();
});

test('shows executions as cards at 320 px, without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/');
  await expect(page.getByLabel(/Find a build/)).toBeVisible();
  expect(await fitsTheWindow(page)).toBe(true);

  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
  const card = executionItem(page, 'build-image');
  for (const text of ['Completed', 'BUILD', '6 succeeded, 1 skipped of 7', '9 m 47 s']) {
    await expect(card.getByText(text).first()).toBeVisible();
  }
  for (const part of await card.getByRole('cell').all()) {
    const box = await part.boundingBox();
    if (box) expect(box.x + box.width).toBeLessThanOrEqual(320);
  }
  expect(await fitsTheWindow(page)).toBe(true);
  await card.getByRole('button', { name: /build-image/ }).click();
  await expect(card).toContainText('wf-63800063');
  expect(await fitsTheWindow(page)).toBe(true);

  await openBuild(page, 'fortyExecutions');
  await page.getByRole('button', { name: 'Resume token…' }).click();
  const popover = page.getByText('Continue where this list stops');
  await expect(popover).toBeInViewport();
  expect(await fitsTheWindow(page)).toBe(true);
});

const check = (page: Page, what: string) => test.step(what, () => expectAccessible(page));

for (const theme of ['light', 'dark'] as const) {
  test.describe(`accessible (WCAG 2.2 AA), ${theme}`, () => {
    test('start page and rejected input', async ({ page, freshServer }) => {
      await page.goto(`${freshServer.url}?theme=${theme}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      await check(page, 'the start page');
      await page.goto(`${freshServer.url}?theme=${theme}&build=arn:nothing`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      await check(page, 'a text that is not an ARN');
    });

    test('a failed build and every status', async ({ page, freshServer }) => {
      await openBuild(page, 'linuxFailedComponent', { theme }, freshServer);
      await expect(page.getByRole('region', { name: 'Steps' })).toHaveAttribute('aria-busy', 'false');
      await expect(responseFacts(page)).toBeVisible();
      await check(page, 'a failed build with its failed row open');
      await openBuild(page, 'unknownValues', { theme }, freshServer);
      await expect(executionRows(page)).toHaveCount(12);
      await check(page, 'statuses of all kinds');
    });

    test('a filtered list with its resume token', async ({ page, freshServer }) => {
      await openBuild(page, 'fortyExecutions', { theme, filter: 'smoke' }, freshServer);
      await expect(loadMore(page)).toBeVisible();
      await check(page, 'a filtered list with more available');
      await page.getByRole('button', { name: 'Resume token…' }).click();
      await expect(page.getByText('Continue where this list stops')).toBeVisible();
      await check(page, 'the popover of the resume token');
    });

    test('a list while it loads and when it is complete', async ({ page, freshServer }) => {
      const held = await holdRequests(page, ({ nextToken }) => nextToken !== undefined);
      await openBuild(page, 'fortyExecutions', { theme }, freshServer);
      await loadAll(page).click();
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await check(page, 'loading all');
      await held.release();
      await expect(executionRows(page)).toHaveCount(40);
      await expect(loadAll(page)).toHaveCount(0);
      await check(page, 'all loaded');
    });

    test('errors of a list', async ({ page, freshServer }) => {
      await withoutBackoff(page);
      await openBuild(page, 'forbidden403', { theme }, freshServer);
      await loadMore(page).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Loading more failed' })).toBeVisible();
      await check(page, 'loading more failed');
      await openBuild(page, 'sameTokenTwice', { theme, maxItems: 60 }, freshServer);
      await expect(page.getByRole('alert').filter({ hasText: 'same page token again' })).toBeVisible();
      await check(page, 'a repeated page token');
    });

    test('a list without rows', async ({ page, freshServer }) => {
      await openBuild(page, 'forbidden403AtOnce', { theme }, freshServer);
      await expect(page.getByRole('alert').filter({ hasText: 'could not be read' }).first()).toBeVisible();
      await check(page, 'a first page that could not be read');
      await openBuild(page, 'expired', { theme, pageSize: 99 }, freshServer);
      await expect(page.getByRole('heading', { level: 3, name: 'The records have expired' })).toBeVisible();
      await check(page, 'an empty list');
    });
  });
}
