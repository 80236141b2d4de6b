import { catalog } from '../../simulator/catalog.ts';
import { act, dialog } from '../support/actions.ts';
import { executionItem, executionsTable, loadMore } from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { focused, isBodyFocused, openReady, timeline, why } from '../support/keyboard.ts';

test('skip links come first and lead to cause and executions; links of an open row have names of their own', async ({
  page,
}) => {
  await openReady(page, 'linuxFailedComponent');
  await expect(why(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText(/^Skip to/);
  await expect(focused(page)).toBeInViewport();
  await page.getByRole('button', { name: 'Skip to executions' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /executions/ })).toBeFocused();
  await expect(executionsTable(page)).toBeInViewport();

  const steps = page.getByRole('region', { name: 'Steps' });
  await expect(steps).toHaveAttribute('aria-busy', 'false');
  await steps.evaluate((region) => {
    for (const button of region.querySelectorAll<HTMLElement>('button[aria-expanded="false"]'))
      button.click();
  });
  const links = steps.locator('[aria-label^="Copy bash command"], a[target="_blank"]');
  await expect.poll(() => links.count()).toBeGreaterThan(3);
  const names = await links.evaluateAll((elements) =>
    elements.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? ''),
  );
  expect(new Set(names).size, names.join('\n')).toBe(names.length);
});

test('the focus stays with what the user does, and never falls to the body', async ({ page }) => {
  await openReady(page, 'linuxFailedComponent');
  await test.step('table and timeline', async () => {
    await page.getByRole('button', { name: 'Timeline', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(timeline(page)).toBeVisible();
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
  await expect(dialog(page)).toContainText('Stop accepted');
  await page.keyboard.press('Escape');
  await expect(async () => {
    freshServer.clock.advance(60_000);
    await page.clock.fastForward(5_000);
    await expect(page.getByRole('status').filter({ hasText: /^Build failed/ })).toHaveCount(1, {
      timeout: 1_000,
    });
  }).toPass();
});
