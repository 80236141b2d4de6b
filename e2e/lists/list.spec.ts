import { readFile } from 'node:fs/promises';
import { catalog } from '../../simulator/catalog.ts';
import {
  columnHeader,
  executionItem,
  executionRows,
  listRequests,
  loadMore,
  responseFacts,
  shownIds,
  summary,
} from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test('shows the state, cause and executions of a build from the top', async ({ page, freshServer }) => {
  await openBuild(page, 'linuxFailedComponent', { clock: 'utc' }, freshServer);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/golden-ami\s*1\.4\.2 \/ 17/i);
  await expect(summary(page)).toHaveText('4 executions: 1 failed, 2 completed, 1 cancelled');
  await expect(executionRows(page)).toHaveText([
    /build-image 1\.0\.3/,
    /smoke-test 1\.0\.0/,
    /test-image 1\.0\.3/,
    /distribute-image 1\.0\.1/,
  ]);
  await expect(page.getByText('4 of 4 executions')).toBeVisible();

  const cells = (name: string) => executionItem(page, name).getByRole('row').first();
  await expect(cells('build-image')).toContainText(/Completed.*BUILD.*6 succeeded, 1 skipped of 7.*9 m 47 s/);
  const times = cells('build-image').getByRole('time');
  await expect(times.nth(0)).toHaveText(/09:32:14$/);
  await expect(times.nth(0)).toHaveAttribute('datetime', '2026-11-20T09:32:14.000Z');
  await expect(times.nth(1)).toHaveText(/09:42:01$/);
  await expect(cells('test-image')).toContainText(
    /Failed.*TEST.*1 succeeded, 1 failed, 1 skipped, 1 not run of 4.*3 m 12 s.*smoke/,
  );
  await expect(cells('smoke-test')).toContainText(/Completed.*3 succeeded of 3/);
  await expect(cells('distribute-image')).toContainText(/Cancelled.*DISTRIBUTION.*3 not run of 3/);

  await test.step('what failed is open, and says which execution and which workflow it is', async () => {
    const failed = executionItem(page, 'test-image');
    await expect(failed.getByRole('button', { name: /test-image/ })).toHaveAttribute('aria-expanded', 'true');
    await expect(failed).toContainText('wf-c99f9bd1-d0ae-4575-9691-a3167d116b1e');
    await expect(failed).toContainText('arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1');
    const toggle = executionItem(page, 'build-image').getByRole('button', { name: /build-image/ });
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await toggle.click();
    await expect(executionItem(page, 'build-image')).toContainText('wf-63800063-cc97-4a4b-a672-99a0653946ea');
  });

  await test.step('the response’s own message, request id and ARN', async () => {
    const asked = freshServer.simulator.log.find(({ operation }) => operation === 'ListWorkflowExecutions');
    const facts = responseFacts(page);
    await expect(facts).toContainText(/^.*Workflow Execution ID: .* failed with reason: SSM execution/);
    await expect(facts).toContainText(asked?.requestId ?? 'no request');
    await expect(facts).toContainText(catalog.linuxFailedComponent.arn);
    await expect(facts.getByRole('button', { name: 'Copy ARN' })).toBeVisible();
    // Everything on the screen came with one request for the list.
    expect(listRequests(freshServer, 'linuxFailedComponent')).toEqual([
      { imageBuildVersionArn: catalog.linuxFailedComponent.arn, maxResults: 25 },
    ]);
  });

  await test.step('attempts of one workflow are numbered', async () => {
    await openBuild(page, 'retried', {}, freshServer);
    const attempts = executionItem(page, 'test-image').getByRole('row');
    await attempts.getByRole('button', { name: '2 earlier' }).click();
    await expect(attempts.filter({ hasText: '1 of 3' })).toHaveCount(1);
    await expect(attempts.filter({ hasText: '2 of 3' })).toContainText('superseded by a retry');
  });

  await test.step('an execution’s own message, and fields that are newer than this page', async () => {
    await page.route('**/ListWorkflowExecutions', async (route) => {
      const response = await route.fetch();
      const answer = JSON.parse(await response.text());
      answer.workflowExecutions[0].message = 'Waited for capacity in us-east-1b.';
      answer.workflowExecutions[0].capacityReservation = { id: 'cr-0abc', zones: ['us-east-1b'] };
      await route.fulfill({ response, json: answer });
    });
    await openBuild(page, 'linuxSucceeded', {}, freshServer);
    const build = executionItem(page, 'build-image');
    await expect(build).toContainText('Waited for capacity in us-east-1b.');
    await build.getByRole('button', { name: /build-image/ }).click();
    await expect(build).toContainText('Waited for capacity in us-east-1b.');
    await expect(build.getByRole('term').filter({ hasText: 'capacityReservation' })).toBeVisible();
    await expect(build).toContainText('"id": "cr-0abc"');
  });
});

test('opens pasted ARNs, and rejects invalid ones before any request', async ({ page, freshServer }) => {
  const executionsOf = (build: string) =>
    freshServer.simulator.log.filter(
      ({ operation, input: sent }) =>
        operation === 'ListWorkflowExecutions' && JSON.stringify(sent).includes(`"${build}"`),
    );
  // The overview reads the executions of other builds, for their durations.
  const askedForExecutions = () => executionsOf(catalog.linuxFailedComponent.arn);
  await page.goto(freshServer.url);
  const input = page.getByLabel(/Find a build/);
  const refusals = [
    ['golden-ami: the build of today', 'This is not an ARN'],
    ['arn:aws:ec2:us-east-1:111122223333:image/ami-0abc', 'the service “ec2”, not imagebuilder'],
    ['arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1', 'the ARN of a component'],
    ['arn:aws:imagebuilder:us-east-1:1111:image/golden-ami/1.4.2/17', '“1111” is not an account'],
    ['arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.x.x/1', '“1.x.x” is a wildcard'],
    ['arn:aws:imagebuilder:cn-north-1:111122223333:image/golden-ami/1.4.2/17', 'the partition aws-cn'],
    ['arn:aws:imagebuilder:nowhere:111122223333:image/golden-ami/1.4.2/17', '“nowhere” is not the name'],
  ] as const;
  for (const [text, words] of refusals) {
    await input.fill(text);
    await input.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    // The same in the address of the page.
    await page.goto(`${freshServer.url}?build=${encodeURIComponent(text)}`);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(input).toHaveValue(text);
  }
  expect(askedForExecutions()).toEqual([]);

  await test.step('an ARN without its build number is a version, whose builds are offered', async () => {
    await input.fill('arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2');
    await input.press('Enter');
    await expect(page.getByText('This is an image version, not one build.')).toBeVisible();
    expect(askedForExecutions()).toEqual([]);
    await page.getByRole('link', { name: /17/ }).first().click();
    await expect(summary(page)).toHaveText(/^4 executions/);
  });

  const { arn } = catalog.linuxFailedComponent;
  for (const pasted of [
    `  "${arn}",`,
    arn.replace('golden-ami', 'Golden-AMI'),
    `https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1#/images/${encodeURIComponent(arn)}/details`,
  ]) {
    await test.step(`understood: ${pasted}`, async () => {
      await page.goto(`${freshServer.url}?build=${encodeURIComponent(pasted)}`);
      await expect(summary(page)).toHaveText(/^4 executions/);
    });
  }
  const asked = askedForExecutions().map(({ input: sent }) => sent);
  expect(asked).toEqual(asked.map(() => ({ imageBuildVersionArn: arn, maxResults: 25 })));

  await test.step('a build of another region is asked for there', async () => {
    await openBuild(page, 'otherRegion', {}, freshServer);
    await expect(executionRows(page).first()).toBeVisible();
    expect(executionsOf(catalog.otherRegion.arn).at(-1)).toMatchObject({ region: 'eu-west-1', status: 200 });
  });
});

test('sorts, filters and opens loaded rows, and keeps the view in the address', async ({
  page,
  freshServer,
}) => {
  await page.goto(freshServer.url);
  await page.getByLabel(/Find a build/).fill(catalog.fortyExecutions.arn);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(executionRows(page)).toHaveCount(25);

  await columnHeader(page, 'Steps').getByRole('button').click();
  await expect(columnHeader(page, 'Steps')).toHaveAttribute('aria-sort', 'ascending');
  await expect(executionRows(page).last()).toContainText('build-image');
  await expect(
    page.getByText('More are available: sorting and filtering act on the loaded ones'),
  ).toBeVisible();
  await columnHeader(page, 'Steps').getByRole('button').click();
  await expect(columnHeader(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
  await expect(executionRows(page).first()).toContainText('build-image');

  await page.getByLabel('Filter', { exact: true }).fill('smoke QUICK');
  await expect(page.getByText('9 of 25 loaded rows match. More are available')).toBeVisible();
  await expect(executionRows(page)).toHaveCount(9);
  await page.getByLabel('Filter', { exact: true }).fill('');
  await page.getByLabel('Status').selectOption({ label: 'Failed' });
  await expect(page.getByText('1 of 25 loaded rows match. More are available')).toBeVisible();
  await loadMore(page).click();
  await expect(page.getByText('2 of 40 loaded rows match.')).toBeVisible();
  await expect(page.getByText('More are available')).toHaveCount(0);
  await expect(page.getByText('40 of 40 executions')).toBeVisible();

  await test.step('a reload and a shared link show the same view', async () => {
    const toggles = executionRows(page).getByRole('button');
    if ((await toggles.first().getAttribute('aria-expanded')) === 'false') await toggles.first().click();
    const open = await shownIds(page);
    await expect(page).toHaveURL(/[?&]status=FAILED(&|$)/);
    await expect(page).toHaveURL(/[?&]sort=-steps(&|$)/);
    await page.reload();
    await expect(page.getByText('1 of 25 loaded rows match')).toBeVisible();
    await expect(page.getByLabel('Status')).toHaveValue('FAILED');
    await expect(columnHeader(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
    await expect(executionRows(page).getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    expect(open).toContain((await shownIds(page))[0]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(executionRows(page)).toHaveCount(25);
  });

  await test.step('Back leaves the build, not each filter', async () => {
    await page.goBack();
    await expect(page.getByLabel(/Find a build/)).toBeVisible();
    await page.goForward();
    await expect(executionRows(page)).toHaveCount(25);
    await expect(columnHeader(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
  });
});

test('downloads the loaded executions as CSV', async ({ page, freshServer }) => {
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  await expect(page.getByText('4 of 4 executions')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('workflow-executions.csv');
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^\uFEFFStatus,Workflow,Type,Steps,Started,/);
  expect(lines.find((line) => line.startsWith('FAILED'))).toMatch(
    /workflow\/test\/test-image\/1\.0\.3\/1,TEST,/,
  );
});
