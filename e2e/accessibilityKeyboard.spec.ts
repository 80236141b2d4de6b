import type { Page } from '@playwright/test';
import { catalog } from '../simulator/catalog.ts';
import { act, dialog } from './support/actions.ts';
import { executionItem, executionRows, executionsTable, loadMore } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';

const focused = (page: Page) => page.locator(':focus');
const isBodyFocused = (page: Page) => page.evaluate(() => document.activeElement === document.body);
const why = (page: Page) => page.getByRole('region', { name: 'Why' });
const clock = (page: Page) => page.getByRole('list', { name: 'Workflow executions on the clock' });
const skipLink = (page: Page, name: string) => page.getByRole('button', { name: `Skip to ${name}` });

/** Opens a build and waits until the keyboard's own code has come. */
async function openReady(page: Page, key: Parameters<typeof openBuild>[1], params = {}): Promise<void> {
  await openBuild(page, key, params);
  await expect(executionRows(page).first()).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
}

/** A keyboard that counts the keys that it sends. */
function countingKeyboard(page: Page) {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  return {
    press,
    keys: () => keys,
    /** Sends Tab until the control of this name has the focus. */
    async tabTo(name: RegExp, most = 20) {
      for (let tabs = 0; tabs < most; tabs += 1) {
        await press('Tab');
        const text = await focused(page).evaluate(
          (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
        );
        if (name.test(text)) return;
      }
      throw new Error(`Tab did not come to ${name}.`);
    },
  };
}

test('the evidence of a failed build is read with at most 15 keys, and its words copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openReady(page, 'linuxFailedComponent');
  await expect(why(page)).toHaveAttribute('aria-busy', 'false');
  const keyboard = countingKeyboard(page);
  await keyboard.tabTo(/^Skip to cause$/);
  await keyboard.press('Enter');
  await expect(why(page).getByRole('heading').first()).toBeFocused();
  await keyboard.tabTo(/^Copy text$/);
  await keyboard.press('Enter');
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  await keyboard.tabTo(/opens the AWS console/);
  expect(keyboard.keys()).toBeLessThanOrEqual(15);
});

test('a waiting step is answered with at most 20 keys', async ({ page, freshServer }) => {
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(act(page, /^Answer/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  const keyboard = countingKeyboard(page);
  await keyboard.tabTo(/^Skip to actions$/);
  await keyboard.press('Enter');
  await keyboard.tabTo(/^Answer/);
  await keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await keyboard.tabTo(/^Resume/);
  await expect(dialog(page).getByRole('button', { name: /^Resume/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(
    dialog(page)
      .getByText(/accepted|resumed/i)
      .first(),
  ).toBeVisible();
  expect(keyboard.keys()).toBeLessThanOrEqual(20);
});

test('skip links are the first tab stops, visible with the focus, and lead to cause and executions', async ({
  page,
}) => {
  await openReady(page, 'linuxFailedComponent');
  await expect(why(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText(/^Skip to/);
  await expect(focused(page)).toBeInViewport();
  await skipLink(page, 'executions').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /executions/ })).toBeFocused();
  await expect(executionsTable(page)).toBeInViewport();
});

test('the focus stays with what the user does, and never falls to the body', async ({ page }) => {
  await openReady(page, 'linuxFailedComponent');
  await test.step('table and timeline', async () => {
    await page.getByRole('button', { name: 'Timeline', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(clock(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Timeline', exact: true })).toBeFocused();
    await page.getByRole('button', { name: 'Table', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Table', exact: true })).toBeFocused();
  });

  await test.step('clearing the filters', async () => {
    await page.getByLabel('Filter', { exact: true }).fill('build');
    await page.getByRole('button', { name: 'Clear filters' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Clear filters' })).toHaveCount(0);
    expect(await isBodyFocused(page)).toBe(false);
  });

  await test.step('the execution that the cause leads to', async () => {
    await why(page)
      .getByRole('button', { name: /test-image/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect(
      executionItem(page, /test-image/)
        .getByRole('button', { name: /test-image/ })
        .first(),
    ).toBeFocused();
  });

  await test.step('closing a dialog whose opener is gone', async () => {
    await openReady(page, 'linuxFailedComponent');
    await act(page, 'Retry…').focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await act(page, 'Retry…').evaluate((button) => button.remove());
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => isBodyFocused(page)).toBe(false);
  });

  await test.step('a virtual row that scrolls out', async () => {
    await openBuild(page, 'twelveThousand', { maxItems: 200 });
    await expect(loadMore(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
    await executionsTable(page).locator('tr[aria-rowindex="2"] button').first().focus();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(executionsTable(page).locator('tr[aria-rowindex="2"]')).toHaveCount(0);
    await expect.poll(() => isBodyFocused(page)).toBe(false);
  });
});

test('a view that follows another has its own title, is announced, and gets the focus on its heading', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Images in us-east-1 · Image Builder workflows');
  await page.getByLabel(/Find a build/).fill(catalog.linuxSucceeded.arn);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/1\.4\.1 \/ 9/);
  await expect(page.getByRole('status').filter({ hasText: '1.4.1 / 9' })).toHaveCount(1);
  await page.getByRole('link', { name: /^All builds of/ }).click();
  await expect(page).toHaveTitle(/^Builds of golden-ami 1\.4\.1/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveTitle(/1\.4\.1 \/ 9/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a change of the build’s state is announced with its cause', async ({ page, freshServer }) => {
  await page.clock.install();
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(act(page, /^Answer/).first()).toBeVisible();
  await act(page, /^Answer/)
    .first()
    .click();
  await dialog(page).getByRole('button', { name: /^Stop/ }).click();
  await page.keyboard.press('Escape');
  freshServer.clock.advance(600_000);
  await expect(async () => {
    await page.clock.fastForward(5_000);
    await expect(page.getByRole('status').filter({ hasText: /^The build failed/ })).toHaveCount(1, {
      timeout: 1_000,
    });
  }).toPass();
});

test('keyboard shortcuts move the focus and the view together', async ({ page }) => {
  await openReady(page, 'linuxFailedComponent');
  await expect(page.getByRole('region', { name: 'Steps' })).toHaveAttribute('aria-busy', 'false');
  const row = (name: RegExp) => executionItem(page, name).getByRole('button', { name }).first();

  await test.step('j, k and o', async () => {
    await page.keyboard.press('j');
    const first = await focused(page).textContent();
    await page.keyboard.press('j');
    expect(await focused(page).textContent()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused(page).textContent()).toBe(first);
    await expect(focused(page)).toBeInViewport();
    await page.keyboard.press('o');
    await expect(focused(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('o');
    await expect(focused(page)).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('f and F', async () => {
    await page.getByRole('link', { name: 'Image Builder workflows' }).focus();
    await page.keyboard.press('f');
    await expect(row(/test-image/)).toBeFocused();
    await page.keyboard.press('f');
    await expect(focused(page)).toHaveText(/Failed/);
    await page.keyboard.press('F');
    await expect(row(/test-image/)).toBeFocused();
  });

  await test.step('t, / and r', async () => {
    await page.keyboard.press('t');
    await expect(clock(page)).toBeVisible();
    await page.keyboard.press('t');
    await expect(executionsTable(page)).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByLabel('Filter', { exact: true })).toBeFocused();
    await page.keyboard.type('jt');
    await expect(page.getByLabel('Filter', { exact: true })).toHaveValue('jt');
    await expect(executionsTable(page)).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    const refresh = page.waitForRequest('**/GetImage');
    void refresh.catch(() => undefined);
    await page.keyboard.press('Control+t');
    await expect(executionsTable(page)).toBeVisible();
  });

  await test.step('the list, and the switch that turns them off', async () => {
    await page.keyboard.press('?');
    await expect(dialog(page)).toContainText('Next failure');
    await page.keyboard.press('g');
    await expect(dialog(page)).toBeVisible();
    await dialog(page).getByLabel('Use keyboard shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.keyboard.press('g');
    await expect(executionsTable(page)).toBeVisible();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await dialog(page).getByLabel('Use keyboard shortcuts').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await expect(page).toHaveTitle(/^Images in/);
  });
});

test('where executions are cards they are sorted by a visible control', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openReady320(page);
  await page.getByLabel('Sort by').selectOption('Workflow');
  await expect(executionRows(page).first()).toHaveText(/^build-image/);
  await page.getByRole('button', { name: 'Descending' }).click();
  await expect(executionRows(page).first()).not.toHaveText(/^build-image/);
  await page.setViewportSize({ width: 1440, height: 800 });
  await expect(page.getByLabel('Sort by')).toBeHidden();
});

async function openReady320(page: Page): Promise<void> {
  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
}
