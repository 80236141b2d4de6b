import { catalog } from '../../simulator/catalog.ts';
import { act, dialog } from '../support/actions.ts';
import {
  columnHeader,
  executionItem,
  executionRows,
  executionsTable,
  loadMore,
} from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { countingKeyboard, focused, openReady, timeline, why } from '../support/keyboard.ts';

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

test('works with the keyboard alone', async ({ page }) => {
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

  await page.goto('/');
  await expect(page.getByLabel(/Find a build/)).toBeVisible();
  await tabTo(/^Find a build/);
  await page.keyboard.type(catalog.linuxSucceeded.arn);
  await page.keyboard.press('Enter');
  await expect(executionRows(page)).toHaveCount(3);

  await openBuild(page, 'fortyExecutions', { maxItems: 3 });
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
  await expect(focused(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Space');
  await expect(focused(page)).toHaveAttribute('aria-expanded', 'false');
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
