import { act, dialog } from './support/actions.ts';
import { executionItem, executionRows, executionsTable } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';
import { countingKeyboard, focused, openReady, timeline, why } from './support/keyboard.ts';

test('the evidence of a failed build is read with at most 15 keys, its log lines copied with at most 25', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openReady(page, 'linuxFailedComponent');
  await expect(why(page)).toHaveAttribute('aria-busy', 'false');
  const keyboard = countingKeyboard(page);
  await keyboard.tabTo(/^Skip to cause$/);
  await keyboard.send('Enter');
  await expect(why(page).getByRole('heading').first()).toBeFocused();
  await keyboard.tabTo(/^Copy text$/);
  await keyboard.send('Enter');
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  expect(keyboard.keys()).toBeLessThanOrEqual(15);
  await keyboard.tabTo(/^Copy lines$/);
  await keyboard.send('Enter');
  await expect(focused(page)).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('\n');
  expect(keyboard.keys()).toBeLessThanOrEqual(25);
});

test('e and E move between the errors of a log', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent', { view: 'log' });
  const errors = page.getByRole('group', { name: 'Errors' });
  await expect(errors).toContainText(/error/i);
  await expect(page.getByRole('group', { name: 'Log lines' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(errors).toContainText('Error 1 of');
  await page.keyboard.press('E');
  await expect(errors).toContainText(/Error \d+ of/);
  await page.keyboard.press('?');
  await expect(dialog(page)).toContainText('Next error');
});

test('a waiting step is answered with at most 20 keys', async ({ page, freshServer }) => {
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(act(page, /^Answer/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  const keyboard = countingKeyboard(page);
  await keyboard.tabTo(/^Skip to actions$/);
  await keyboard.send('Enter');
  await keyboard.tabTo(/^Answer/);
  await keyboard.send('Enter');
  await expect(dialog(page)).toBeVisible();
  await keyboard.tabTo(/^Resume/);
  // The button ignores keys for half a second after it appeared.
  await expect(dialog(page).getByRole('button', { name: /^Resume/ })).toBeEnabled();
  await expect(dialog(page).getByRole('button', { name: /^Resume/ })).toBeFocused();
  await keyboard.send('Enter');
  await expect(
    dialog(page)
      .getByText(/accepted|resumed/i)
      .first(),
  ).toBeVisible();
  expect(keyboard.keys()).toBeLessThanOrEqual(20);
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
    await expect(timeline(page)).toBeVisible();
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
  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
  await page.getByLabel('Sort by').selectOption('Workflow');
  await expect(executionRows(page).first()).toHaveText(/^build-image/);
  await page.getByRole('button', { name: 'Descending' }).click();
  await expect(executionRows(page).first()).not.toHaveText(/^build-image/);
  await page.setViewportSize({ width: 1440, height: 800 });
  await expect(page.getByLabel('Sort by')).toBeHidden();
});
