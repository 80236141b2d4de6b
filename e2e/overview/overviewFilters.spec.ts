import { expectAccessible } from '../support/accessibility.ts';
import { expect, test } from '../support/fixtures.ts';
import { openOverview, pipelines } from '../support/overview.ts';

test.use({ region: 'us-west-2' });

test('filters by state and name stand in the address, and a saved view brings them back', async ({
  page,
  freshServer,
}) => {
  await openOverview(page, freshServer);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Failed');
  await expect(page.getByRole('heading', { name: '2 of 12 pipelines' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('docker');
  await expect(page).toHaveURL(/\?state=failed&name=docker$/);
  await expect(page.getByRole('heading', { name: 'Needs attention: 1' })).toBeVisible();
  await expect(pipelines(page).getByRole('rowheader')).toHaveText(['docker-host']);

  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  const links = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link');
  await test.step('save and rename', async () => {
    await page.getByRole('button', { name: 'Saved views…' }).click();
    await dialog.getByRole('textbox', { name: 'Name of the current view' }).fill('Docker');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Rename Docker' }).click();
    await dialog.getByRole('textbox', { name: 'New name' }).fill('Docker failures');
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await expectAccessible(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy link of Docker failures' }).click();
    expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(page.url());
    await dialog.getByRole('button', { name: 'Close' }).click();
  });
  await test.step('open after a reload, in the wall view too', async () => {
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(pipelines(page).getByRole('rowheader')).toHaveCount(12);
    await page.reload();
    await expect(pipelines(page).getByRole('rowheader')).toHaveCount(12);
    await page.getByRole('link', { name: 'Wall view' }).click();
    await links.filter({ hasText: 'Docker failures' }).click();
    await expect(page).toHaveURL(
      /\?state=failed&view=wall&name=docker$|\?state=failed&name=docker&view=wall$/,
    );
    const tiles = page.getByRole('list', { name: 'Pipelines' }).getByRole('heading');
    await expect(tiles).toHaveText(['docker-host']);
    await page.getByRole('link', { name: 'Close wall view' }).click();
    await expect(links).toHaveAttribute('aria-current', 'true');
  });
  await page.getByRole('button', { name: 'Saved views…' }).click();
  await dialog.getByRole('button', { name: 'Delete Docker failures' }).click();
  await expect(links).toHaveCount(0);
});
