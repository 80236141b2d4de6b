import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { causePanel, header } from '../support/causeCard.ts';
import { executionItem, executionRows } from '../support/executions.ts';
import { refused } from '../support/failingBuilds.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test('says why there is nothing to show, and what to do next', async ({ page, freshServer }) => {
  const empty = [
    ['notStarted', 'No workflow has started yet', 'This page updates automatically.'],
    ['expired', 'The records have expired', 'The CloudWatch logs may still exist'],
    ['failedBeforeWorkflow', 'Failed before any workflow', 'Correct it and build again'],
  ] as const satisfies [CatalogKey, string, string][];
  for (const [key, title, next] of empty) {
    await test.step(key, async () => {
      await openBuild(page, key, {}, freshServer);
      await expect(page.getByRole('heading', { level: 3, name: title })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(next);
      await expect(causePanel(page)).toHaveCount(key === 'failedBeforeWorkflow' ? 1 : 0);
    });
  }
  await test.step('expired records: links to the logs', async () => {
    await openBuild(page, 'expired', {}, freshServer);
    await expect(page.getByRole('link', { name: '/aws/imagebuilder/expired-records 1.0.0/1' })).toBeVisible();
  });

  await test.step('access denied: names the action and the ARN', async () => {
    await openBuild(page, 'forbidden403AtOnce', {}, freshServer);
    const alert = page.getByRole('alert').filter({ hasText: 'could not be read' });
    await expect(alert).toContainText(
      `Needed: imagebuilder:ListWorkflowExecutions on ${catalog.forbidden403AtOnce.arn}`,
    );
    await expect(alert.getByRole('button', { name: 'Copy as policy statement' })).toBeVisible();
  });

  await test.step('access denied for GetImage only: keeps the list, and names the action in the header', async () => {
    await openBuild(page, 'forbiddenImage', {}, freshServer);
    await expect(executionRows(page).first()).toBeVisible();
    await expect(header(page)).toContainText('imagebuilder:GetImage');
  });

  await test.step('access denied for the steps only: keeps the cause, and shows the error in the open row', async () => {
    await openBuild(page, 'stepsForbidden', {}, freshServer);
    await expect(causePanel(page)).toContainText(refused);
    await expect(executionItem(page, 'test-image').getByRole('alert')).toContainText(
      'The steps could not be read',
    );
  });

  await test.step('a build that does not exist', async () => {
    await openBuild(page, 'doesNotExist', {}, freshServer);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible();
  });
});
