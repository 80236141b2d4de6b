import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { causePanel } from '../support/causeCard.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { excerpt, lineItems, logLines, markedLine, viewer } from '../support/logs.ts';

const tool = (page: Page, name: string | RegExp) => viewer(page).getByRole('button', { name });
const search = (page: Page) => viewer(page).getByRole('searchbox', { name: 'Search the loaded lines' });
const found = (page: Page) => viewer(page).getByRole('search').getByRole('status');
const selected = (page: Page) => logLines(page).locator('[aria-current]');
const current = (page: Page) => lineItems(page).filter({ hasText: 'Current line:' });

/** Searches for a text that one line has, and goes to that line. */
async function goToMatch(page: Page, text: string): Promise<void> {
  await search(page).fill(text);
  await expect(found(page)).toHaveText(/^(1 of )?1 matching line$/);
  await search(page).press('Enter');
}

test('opens at the line that explains the failure, and its link opens there again', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBuild(page, 'linuxFailedComponent');
  await excerpt(page).getByRole('link', { name: 'Open log' }).click();
  await expect(page).toHaveURL(/view=log&lines=\d+$/);
  await expect(selected(page)).toContainText('Stderr: curl: (7)');
  await expect(selected(page)).toBeInViewport();

  await test.step('a range of lines is selected with Shift, and copied', async () => {
    const line = lineItems(page).filter({ hasText: 'FINISHED EXECUTION' }).last();
    await line.getByRole('time').click({ modifiers: ['Shift'] });
    await expect(selected(page)).toHaveCount(4);
    await expect(page).toHaveURL(/lines=\d+-\d+$/);
    await tool(page, 'Copy 4 lines').click();
    await expect(tool(page, 'Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      [
        'CmdExecution: Stderr: curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused',
        'CmdExecution: ExitCode 7',
        'CmdExecution: [ERROR] Command execution has resulted in an error',
        'ExecuteBash: FINISHED EXECUTION',
      ].join('\n'),
    );
    await expect(viewer(page)).toContainText('Log lines may contain secrets.');
  });

  await test.step('the copied link opens the same lines', async () => {
    await tool(page, 'Copy link').click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    await expect(selected(page)).toHaveCount(4);
    await expect(selected(page).first()).toBeInViewport();
  });

  await test.step('Back leaves the log', async () => {
    await openBuild(page, 'linuxFailedComponent');
    await excerpt(page).getByRole('link', { name: 'Open log' }).click();
    await expect(viewer(page)).toBeVisible();
    await page.goBack();
    await expect(viewer(page)).toHaveCount(0);
  });
});

test('loads the last lines first and all of 200,000 on demand, with few lines in the document', async ({
  page,
}) => {
  test.slow();
  await openBuild(page, 'logLong', { view: 'log' });
  await expect(viewer(page)).toContainText(/1,00\d lines loaded, back to/);
  await expect(current(page)).toContainText('curl: (7)');
  await tool(page, 'Load earlier lines').click();
  await expect(viewer(page)).toContainText(/2,00\d lines loaded/);
  await expect(current(page)).toBeInViewport();

  await tool(page, 'Load all').click();
  await expect(viewer(page).getByRole('progressbar', { name: 'Loading all lines' })).toBeVisible();
  await tool(page, 'Stop').click();
  await expect(tool(page, 'Load all')).toBeVisible();
  await tool(page, 'Load all').click();
  await expect(viewer(page)).toContainText(/199,9\d\d lines(?! loaded)/, { timeout: 170_000 });
  await expect(tool(page, 'Load all')).toHaveCount(0);

  await test.step('search finds lines that are not in the document', async () => {
    await search(page).fill('/item/12345 ');
    await expect(viewer(page)).toContainText('1 matching line');
    await search(page).press('Enter');
    await expect(current(page)).toContainText('GET /item/12345 200');
    await expect(current(page)).toBeInViewport();
    await expect(current(page).locator('mark')).toHaveText('/item/12345 ');
    expect(await lineItems(page).count()).toBeLessThanOrEqual(200);
  });

  await test.step('the steps of the whole log can be jumped to', async () => {
    await viewer(page).getByRole('combobox', { name: 'Jump to step' }).selectOption('LaunchBuildInstance');
    await expect(current(page)).toContainText('Started step LaunchBuildInstance');
    await expect(viewer(page)).toContainText('LaunchBuildInstance');
    expect(await lineItems(page).count()).toBeLessThanOrEqual(200);
  });
});

test('searches with case and regular expressions, and ends a pattern that would never end', async ({
  page,
}) => {
  await openBuild(page, 'logHostile', { view: 'log' });
  await search(page).fill('stderr');
  await expect(found(page)).toHaveText(/matching lines?$/);
  await tool(page, 'Match case').click();
  await expect(viewer(page)).toContainText('No matching lines');
  await tool(page, 'Match case').click();
  await search(page).fill('exitcode [0-9]');
  await expect(viewer(page)).toContainText('No matching lines');
  await tool(page, 'Regular expression').click();
  await expect(found(page)).toHaveText(/[2-9]\d* matching lines$/);
  await search(page).press('Enter');
  await expect(viewer(page)).toContainText(/\d of \d matching lines/);
  await search(page).press('Shift+Enter');
  await expect(viewer(page)).toContainText(/\d of \d matching lines/);

  await search(page).fill('(');
  await expect(viewer(page)).toContainText('Invalid regular expression');
  await search(page).fill('(x+x+)+y');
  await expect(viewer(page)).toContainText('This pattern takes too long.');
  await search(page).fill('FAIL.*ready');
  await expect(found(page)).toHaveText(/^(1 of )?1 matching line$/);
});

test('goes from error to error by key, and selects with the keyboard', async ({ page }) => {
  await openBuild(page, 'logParallel', { view: 'log' });
  await expect(viewer(page)).toContainText('Error 2 of 2');
  await logLines(page).focus();
  await page.keyboard.press('e');
  await expect(viewer(page)).toContainText('Error 1 of 2');
  await expect(current(page)).toContainText('curl: (7)');
  await page.keyboard.press('Shift+E');
  await expect(viewer(page)).toContainText('Error 2 of 2');
  await expect(current(page)).toContainText('PermitRootLogin');
  await expect(viewer(page).getByText(/^Line \d+ of \d+: .*PermitRootLogin/)).toBeAttached();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
});

test('shows times as local, UTC and since the start of the step, wraps on request, and saves a file', async ({
  page,
}) => {
  await openBuild(page, 'linuxFailedComponent', { view: 'log', clock: 'utc' });
  const line = current(page);
  await expect(line).toContainText(/\d\d:\d\d:\d\d\.\d{3}/);
  await page.getByRole('combobox', { name: 'Clock' }).selectOption('relative');
  await expect(line).toContainText(/\+0:0\d:\d\d\.\d{3}/);

  const wide = () => logLines(page).evaluate((box) => box.scrollWidth > box.clientWidth);
  await page.setViewportSize({ width: 700, height: 700 });
  expect(await wide()).toBe(false);
  await tool(page, 'Wrap lines').click();
  await expect.poll(wide).toBe(true);

  const [download] = await Promise.all([page.waitForEvent('download'), tool(page, 'Download').click()]);
  expect(download.suggestedFilename()).toBe('golden-ami-1.4.2-17.log');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z Image transitioned to CREATING/);
  expect(text).toContain('Z CmdExecution: ExitCode 7\n');
});

test('opens the log of one step', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await causePanel(page).getByRole('link', { name: 'Open log of this step' }).click();
  await expect(page).toHaveURL(/step=step-/);
  await expect(page.getByRole('region', { name: 'Log of step ApplyTestComponents' })).toBeVisible();
  await expect(lineItems(page).first()).toContainText('Started step ApplyTestComponents');
  await expect(lineItems(page).filter({ hasText: 'ExitCode 7' })).toHaveCount(1);
  await expect(lineItems(page).filter({ hasText: 'LaunchBuildInstance' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Show the log of the whole build' }).click();
  await expect(page.getByRole('region', { name: 'Log of the build' })).toBeVisible();
});

test('hostile lines are text: colours, no links, no markup, no control characters', async ({ page }) => {
  await openBuild(page, 'logHostile', { view: 'log' });
  await logLines(page).evaluate((box) => {
    box.scrollTop = 0;
  });
  await goToMatch(page, 'FAIL  GET');
  await expect(current(page).locator('[data-colour="red"]')).toHaveText('FAIL');
  await goToMatch(page, 'click here');
  await expect(current(page)).toContainText('click here');
  await goToMatch(page, '"><img src=x onerror');
  await expect(current(page)).toContainText('<img src=x onerror=alert(1)>');
  await expect(logLines(page).locator('a, img, script, iframe')).toHaveCount(0);
  const text = (await logLines(page).textContent()) ?? '';
  expect(text).not.toMatch(/(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}]/u);
});

for (const [name, emulate] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const) {
  test(`is accessible in ${name}`, async ({ page }) => {
    await page.emulateMedia(emulate);
    await openBuild(page, 'logHostile', { view: 'log' });
    await goToMatch(page, 'PASS  GET');
    await expect(current(page)).toContainText('PASS');
    await expect(markedLine(page)).toBeVisible();
    await logLines(page).focus();
    await page.keyboard.press('Enter');
    await expect(selected(page)).toHaveCount(1);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await openBuild(page, 'logForbidden', { view: 'log' });
    await expect(viewer(page)).toContainText('You are not allowed to read this log');
    await expectAccessible(page);
  });
}
