import { catalog } from '../../simulator/catalog.ts';
import { elementPage, framed, strictPolicy, test } from '../support/embedFixtures.ts';
import { executionsTable } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';

const heading = (page: Parameters<typeof framed>[0]) => framed(page).getByRole('heading', { level: 1 });

test.describe('sandboxed frame', () => {
  test.use({
    expectedProblems: [
      /sandboxed|blocked by CORS policy|SecurityError|Access is denied|Content security policy/i,
    ],
  });

  test('works within the sandbox, and names the missing sandbox permission', async ({
    page,
    dashboard,
    openHost,
  }) => {
    const source = `${dashboard.url}?embed=1&clock=utc&build=${catalog.linuxSucceeded.arn}`;
    const open = (sandbox: string) =>
      openHost({
        body: `<iframe sandbox="${sandbox}" src="${source}" width="700" height="500"></iframe>`,
        headers: strictPolicy(dashboard),
      });

    await test.step('without allow-same-origin: shows the cause instead of a blank page', async () => {
      await open('allow-scripts');
      await expect(framed(page).getByRole('alert')).toHaveText(
        /could not start.*a sandbox without allow-same-origin: its page has to add it/,
      );
      await expect(framed(page).getByRole('link', { name: 'Open in a tab' })).toHaveAttribute('href', source);
    });

    await test.step('without allow-popups: shows the address to copy', async () => {
      await open('allow-scripts allow-same-origin');
      await expect(heading(page)).toContainText('1.4.1 / 9');
      await framed(page).getByRole('link', { name: 'Open full page', exact: true }).click();
      await expect(framed(page).getByRole('alert')).toContainText(
        `Open this address yourself: ${dashboard.url}?build=${catalog.linuxSucceeded.arn}&clock=utc`,
      );
      await expect(framed(page).getByRole('button', { name: 'Copy address' })).toBeVisible();
    });
  });
});

test('works without storage, except for recent builds', async ({ page, dashboard, openHost }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  await openHost(elementPage(dashboard, 'linuxFailedComponent'));
  await expect(heading(page)).toContainText('1.4.2 / 17');
  await framed(page).getByRole('button', { name: 'Timeline' }).click();
  await expect(framed(page).getByText('parallel group')).toBeVisible();

  await test.step('outside of a frame', async () => {
    await page.goto(`${dashboard.url}?embed=1&build=${catalog.linuxSucceeded.arn}`);
    await expect(executionsTable(page)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
  });
});
