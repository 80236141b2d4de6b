import type { CatalogKey } from '../simulator/catalog.ts';
import { hostileText } from '../simulator/plans/oddities.ts';
import { executionItem, executionRows, executionsTable, loadMore } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';
import { withoutBackoff } from './support/pageClock.ts';

test.beforeEach(async ({ page }) => withoutBackoff(page));

test('unknown, missing and malformed values cost a field, not a row', async ({ page }) => {
  const item = (name: string | RegExp) => executionsTable(page).getByRole('row').filter({ hasText: name });

  await test.step('an unknown status and type are shown as they are', async () => {
    await openBuild(page, 'unknownValues');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item(/QUARANTINED/)).toHaveCount(2);
    await expect(item('quarantined pending review')).toHaveCount(2);
    // Not the open details of the row, which say so too once its steps are there.
    const verify = item('VERIFY').filter({ has: page.getByRole('rowheader') });
    await expect(verify.filter({ hasText: 'Failed' })).toHaveCount(1);
    await expect(item('constructor').filter({ hasText: '__proto__' })).toHaveCount(2);
    await expect(page.getByRole('heading', { level: 2, name: /^12 executions: 1 failed, / })).toContainText(
      '2 quarantined',
    );
    await page.getByLabel('Status').selectOption('constructor');
    await expect(executionRows(page)).toHaveCount(2);
  });

  await test.step('missing fields', async () => {
    await openBuild(page, 'missingFields');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('No status')).toHaveCount(5);
    await expect(item('no step counts').first()).toBeVisible();
    const nameless = executionRows(page).filter({ hasText: 'Unnamed workflow' });
    await expect(nameless).toHaveCount(4);
    // A row without an id opens like any other.
    for (const row of await nameless.all()) await row.getByRole('button').click();
    await expect(executionsTable(page).getByRole('button', { expanded: true }).first()).toBeVisible();
  });

  await test.step('counts that do not add up', async () => {
    await openBuild(page, 'countsDontAddUp');
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('5 succeeded, 1 failed, 2 skipped, total unknown (given: 3)').first()).toBeVisible();
    await expect(item('-2 succeeded, 1 failed, total unknown (given: 7)').first()).toBeVisible();
    await expect(item('null succeeded, total unknown (given: 7)').first()).toBeVisible();
    await expect(item('no steps').first()).toBeVisible();
    await expect(item('2 succeeded, 2 failed, 2 skipped, total unknown (given: -7)').first()).toBeVisible();
    await expect(executionsTable(page)).not.toContainText(/NaN|Infinity|-\d+ not run/);
  });

  await test.step('bad dates', async () => {
    await openBuild(page, 'badDates', { clock: 'utc' });
    await expect(executionRows(page)).toHaveCount(12);
    await expect(item('yesterday').first()).toBeVisible();
    await expect(item('2026-13-45T99:99:99.999Z').first()).toBeVisible();
    await expect(item('2026-09-09 19:12:23').first()).toBeVisible();
    await expect(executionsTable(page)).not.toContainText(/Invalid|NaN/);
    // What is no time sorts behind what is.
    await page.getByRole('button', { name: 'Started' }).click();
    await expect(executionRows(page)).toHaveCount(12);
    await expect(executionsTable(page).getByRole('row').last()).not.toContainText('03:10:07');
  });

  await test.step('values of the wrong type are reachable as they came', async () => {
    await openBuild(page, 'wrongTypes');
    await expect(executionRows(page)).toHaveCount(12);
    const rows = executionItem(page, 'quick-test');
    await rows
      .nth(0)
      .getByRole('button', { name: /quick-test/ })
      .click();
    await expect(rows.nth(0).getByRole('definition').filter({ hasText: /^7$/ })).toBeVisible();
    await rows
      .nth(2)
      .getByRole('button', { name: /quick-test/ })
      .click();
    await expect(rows.nth(2)).toContainText('1757445143');
    await expect(rows.nth(2)).toContainText('"seconds": 1');
  });
});

test('elements that are no objects are counted, are no rows, and do not keep the page polling', async ({
  page,
}) => {
  await openBuild(page, 'nullElements');
  await expect(executionRows(page)).toHaveCount(6);
  await expect(
    page.getByText('6 elements of the response are not executions and are omitted.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refresh now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause refreshing' })).toHaveCount(0);
  await executionRows(page).first().getByRole('button').click();
  await expect(page.getByText('3 elements of the response are not steps and are omitted.')).toBeVisible();
});

test('a token that is not text is an error below the rows, not the end of the list', async ({ page }) => {
  await openBuild(page, 'tokenNotText');
  await expect(executionRows(page)).toHaveCount(25);
  await expect(page.getByRole('alert').filter({ hasText: 'Loading more failed' })).toContainText(
    '25 executions',
  );
  await expect(page.getByRole('heading', { level: 2, name: /^First 25 executions: / })).toBeVisible();
});

test('untrusted text does not run, hide, reverse or overflow', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openBuild(page, 'hostileMessage', { open: '' });
  const row = executionItem(page, 'test-image');
  await expect(row).toContainText('<img src=x onerror="alert(1)">');
  await expect(row).toContainText('⟨U+202E⟩gnp.exe');
  await expect(row).toContainText('⟨U+0000⟩');
  await expect(page.locator('img, script:not([src])')).toHaveCount(0);
  for (const link of await page.getByRole('link').all()) {
    expect(await link.getAttribute('href')).not.toMatch(/^javascript:|evil\.example/);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const text = await page.locator('body').innerText();
  for (const character of hostileText) {
    if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(character)) expect(text).not.toContain(character);
  }
});

test('an empty list shows its reason and that of the image', async ({ page }) => {
  const nothing = [
    ['notStarted', 'No workflow has started yet'],
    ['failedBeforeWorkflow', 'Failed before any workflow'],
    ['expired', 'The records have expired'],
    ['noRecords', 'Imported, not built'],
  ] as const satisfies [CatalogKey, string][];
  for (const [key, words] of nothing) {
    await test.step(key, async () => {
      await openBuild(page, key);
      await expect(page.getByRole('heading', { level: 2, name: '0 executions' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 3, name: words })).toBeVisible();
      await expect(loadMore(page)).toHaveCount(0);
      await expect(page.getByText(/^[\d,]+ of [\d,]+ executions$/)).toHaveCount(0);
    });
  }
  await openBuild(page, 'failedBeforeWorkflow');
  await expect(page.getByText('GoldenInstanceProfile').first()).toBeVisible();
});
