import type { Locator, Page } from '@playwright/test';
import { loadMore } from './support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from './support/fixtures.ts';

test('every error names the request that failed, with a button that copies its id', async ({
  page,
  context,
  freshServer,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await test.step('the first page of the list', async () => {
    await openBuild(page, 'forbidden403AtOnce', {}, freshServer);
    await expectRequestId(alertWith(page, 'could not be read'), freshServer, 'ListWorkflowExecutions');
  });

  await test.step('a later page', async () => {
    await openBuild(page, 'forbidden403', {}, freshServer);
    await loadMore(page).click();
    await expectRequestId(alertWith(page, 'Loading more failed'), freshServer, 'ListWorkflowExecutions');
  });

  await test.step('a refresh', async () => {
    await openBuild(page, 'running', {}, freshServer);
    await expect(page.getByRole('button', { name: 'Refresh now' })).toBeVisible();
    await page.route('**/ListWorkflowExecutions', (route) =>
      route.fulfill({
        status: 400,
        headers: { 'x-amzn-errortype': 'ClientException', 'x-amzn-requestid': 'refresh-1' },
        contentType: 'application/json',
        body: '{"message":"No."}',
      }),
    );
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByText('The last refresh failed')).toBeVisible();
    await expect(page.getByText('refresh-1')).toBeVisible();
    await page.getByRole('button', { name: 'Copy request ID', exact: true }).click();
    expect(await copied(page)).toBe('refresh-1');
    await page.unrouteAll();
  });

  await test.step('the image', async () => {
    await openBuild(page, 'forbiddenImage', {}, freshServer);
    const note = page.getByRole('status').filter({ hasText: 'The image itself could not be read' });
    await expectRequestId(note, freshServer, 'GetImage');
  });

  await test.step('the steps of an execution', async () => {
    await openBuild(page, 'stepsForbidden', {}, freshServer);
    const alert = alertWith(page, 'The steps could not be read');
    await expectRequestId(alert, freshServer, 'ListWorkflowStepExecutions');
  });
});

const alertWith = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

/** Expects that an error shows and copies the id of the last request of an operation. */
async function expectRequestId(error: Locator, server: JourneyServer, operation: string): Promise<void> {
  await expect(error).toBeVisible();
  const ids = server.simulator.log
    .filter((entry) => entry.operation === operation)
    .map(({ requestId }) => requestId);
  await error.getByRole('button', { name: 'Copy request ID', exact: true }).click();
  await expect(error.getByRole('button', { name: 'Copied' })).toBeVisible();
  const id = await copied(error.page());
  expect(ids).toContain(id);
  await expect(error).toContainText(id);
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
