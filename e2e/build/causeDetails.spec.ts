import { causePanel, expectAllRequested, header, steps } from '../support/causeCard.ts';
import { executionItem, executionRows, executionsTable } from '../support/executions.ts';
import { curl, tests } from '../support/failingBuilds.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test('opens the failed execution with its steps, and requests finished steps once', async ({
  page,
  freshServer,
}) => {
  const asked = () => freshServer.simulator.log.filter(({ operation }) => /Step|GetWorkflow/.test(operation));
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  const failed = executionItem(page, 'test-image');
  const failedSteps = steps(page).getByRole('button', { name: /^\d/ });
  await expect(failedSteps).toHaveText([
    /LaunchTestInstance.*Completed/,
    /CollectImageScanFindings.*Skipped/,
    /ApplyTestComponents.*Failed.*attempt 2 of 2/,
    /TerminateTestInstance/,
  ]);
  await expect(steps(page).getByRole('button', { name: tests })).toHaveAttribute('aria-expanded', 'true');
  await expect(steps(page)).toContainText('check-http');
  await expect(steps(page)).toContainText('On failure');

  await expectAllRequested(freshServer);
  const before = asked().length;
  const toggle = failed.getByRole('button', { name: /test-image/ });
  await toggle.click();
  await expect(steps(page)).toHaveCount(0);
  await toggle.click();
  await expect(failedSteps).toHaveCount(4);
  await executionItem(page, 'build-image')
    .getByRole('button', { name: /build-image/ })
    .click();
  await expect(executionItem(page, 'build-image').getByRole('button', { name: /^\d/ })).toHaveCount(7);
  expect(
    asked()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(['ListWorkflowStepExecutions']);
  const item = executionItem(page, 'build-image');
  await item.getByRole('button', { name: /build-image/ }).click();
  await item.getByRole('button', { name: /build-image/ }).click();
  await expect(item.getByRole('button', { name: /^\d/ })).toHaveCount(7);
  expect(asked()).toHaveLength(before + 1);

  await test.step('the cause links to its execution', async () => {
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await causePanel(page).getByRole('button', { name: 'test-image' }).click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await expect(toggle).toBeInViewport();
    expect(asked()).toHaveLength(before + 1);
  });
});

test('shows other failures, AMIs that remain, and attempts', async ({ page, freshServer }) => {
  await test.step('an image failed although its executions completed, and its AMI remains', async () => {
    await openBuild(page, 'failedDistribution', {}, freshServer);
    await expect(page.getByRole('heading', { level: 2, name: /executions/ })).toHaveText(
      /^\d+ executions: \d+ completed$/,
    );
    await expect(header(page)).toContainText('Failed');
    await expect(causePanel(page)).toContainText('Failed in the DISTRIBUTION phase (eu-west-1)');
    await expect(causePanel(page)).toContainText(
      /Created before the build ended: ami-[0-9a-f]{17} in us-east-1/,
    );
  });

  await test.step('the first failure is the cause, and later ones are listed', async () => {
    await openBuild(page, 'failedSeveral', {}, freshServer);
    const others = causePanel(page).getByRole('listitem').filter({ hasText: 'failed later' });
    await expect(others).toHaveCount(2);
    await openBuild(page, 'failedContinue', {}, freshServer);
    await expect(causePanel(page)).toContainText(
      'The step RunAudit failed earlier, without stopping the workflow.',
    );
  });

  await test.step('the Attempt column is shown only when there are several attempts', async () => {
    await openBuild(page, 'retried', {}, freshServer);
    const column = executionsTable(page).getByRole('columnheader', { name: 'Attempt' });
    await expect(column).toBeVisible();
    const attempts = executionsTable(page)
      .getByRole('row')
      .filter({ hasText: /\d of 3/ });
    // The latest attempt represents all of them, and opens to them. A superseded failure is not opened automatically.
    await expect(attempts).toHaveText([/3 of 3 *2 earlier$/]);
    await expect(executionsTable(page).getByRole('button', { expanded: true })).toHaveCount(0);
    await attempts.getByRole('button', { name: '2 earlier' }).click();
    await expect(attempts).toHaveText([
      /3 of 3 *2 earlier$/,
      /1 of 3 superseded by a retry$/,
      /2 of 3 superseded by a retry$/,
    ]);
    const first = executionItem(page, /test-image/).nth(1);
    await first.getByRole('button', { name: /test-image/ }).click();
    await expect(first).toContainText(curl);
    await openBuild(page, 'linuxSucceeded', {}, freshServer);
    await expect(executionRows(page).first()).toBeVisible();
    await expect(column).toHaveCount(0);
  });

  await test.step('the links of the cause are not repeated in the open execution', async () => {
    await openBuild(page, 'linuxFailedComponent', {}, freshServer);
    await expect(causePanel(page).getByText('Run Command', { exact: true })).toBeVisible();
    const execution = executionItem(page, /test-image/);
    await expect(execution.getByText('runCommandId')).toBeVisible();
    await expect(execution.getByText('Run Command', { exact: true })).toHaveCount(0);
    await expect(execution.getByText('CloudWatch logs', { exact: true })).toHaveCount(0);
  });

  await test.step('untrusted text does not become a link', async () => {
    const from = freshServer.simulator.log.length;
    await openBuild(page, 'hostileMessage', {}, freshServer);
    await expect(causePanel(page)).toContainText('javascript:alert(3)');
    await expect(steps(page).getByRole('button', { name: tests })).toHaveAttribute('aria-expanded', 'true');
    await expectAllRequested(freshServer, from);
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((links) =>
        links.map((link) => (link instanceof HTMLAnchorElement ? link.href : 'no link')),
      );
    const own = [
      freshServer.url,
      'https://console.aws.amazon.com/',
      'https://us-east-1.console.aws.amazon.com/',
    ];
    expect(hrefs.filter((href) => !own.some((start) => href.startsWith(start)))).toEqual([]);
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
  });
});
