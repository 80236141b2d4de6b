import type { Page } from '@playwright/test';
import { catalog, type CatalogKey, catalogKeys } from '../simulator/catalog.ts';
import { executionItem, executionRows, executionsTable } from './support/executions.ts';
import { curl, failing, refused, tests } from './support/failingBuilds.ts';
import { expect, type JourneyServer, openBuild, test } from './support/fixtures.ts';

const why = (page: Page) => page.getByRole('region', { name: 'Why' });
/** Which build it is, and the state of its image. */
const header = (page: Page) =>
  page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) });
const steps = (page: Page) => page.getByRole('region', { name: 'Steps' });

/** No more requests than these are let through before the cause is on the screen. */
const requestsForACause = 4;

/** Lets the page ask the service so often, and holds for good what it asks beyond that. */
async function allowRequests(page: Page, most: number): Promise<void> {
  let asked = 0;
  await page.route(/\/api\/imagebuilder\//, async (route) => {
    asked += 1;
    if (asked <= most) await route.continue();
  });
}

/** What the page has left to do can wait until nothing else is asked: once that is asked, all that it is about is there. */
async function readWhole(server: JourneyServer, from: number): Promise<void> {
  await expect
    .poll(() => server.simulator.log.slice(from).map(({ operation }) => operation))
    .toContain('ListImageBuildVersions');
}

/** A console's address with what it says in the form in which one would read it. */
function readable(href: string | null): string {
  return decodeURIComponent(decodeURIComponent((href ?? '').replaceAll('$25', '%25')));
}

const parts = [0, 1, 2, 3].map((part) => failing.filter((_, index) => index % 4 === part));
for (const [index, part] of parts.entries()) {
  test(`opening a failed build shows its cause at once, ${index + 1} of ${parts.length}`, async ({
    context,
    startServer,
  }) => {
    test.slow();
    for (const { key, step, text, logs, s3 } of part) {
      await test.step(key, async () => {
        // A page and an account of its own: what is in the log was asked for this build, by this page.
        const page = await context.newPage();
        const server = await startServer();
        await allowRequests(page, requestsForACause);
        await openBuild(page, key, {}, server);
        await expect(why(page).getByText(text).first()).toBeInViewport();
        if (step) await expect(why(page).getByText(step, { exact: true }).first()).toBeInViewport();
        const stream = why(page).getByRole('link', { name: logs });
        await expect(stream).toBeVisible();
        if (s3) await expect(why(page).getByRole('link', { name: s3 })).toBeVisible();
        expect(server.simulator.log.length).toBeLessThanOrEqual(requestsForACause);

        const href = await stream.getAttribute('href');
        expect(href).toMatch(/^https:\/\/console\.aws\.amazon\.com\/cloudwatch\/home\?region=us-east-1#/);
        const [logGroup = '', logStream = ''] = logs.split(' ');
        expect(readable(href)).toContain(logGroup);
        expect(readable(href)).toContain(logStream);
        await page.close();
      });
    }
  });
}

test('none of the simulator’s failing builds is left out, and what did not fail has no cause', async ({
  page,
  freshServer,
}) => {
  const looked = new Set<CatalogKey>(failing.map(({ key }) => key));
  const failures = catalogKeys.filter((key) => catalog[key].group === 'failures' && !looked.has(key));
  expect(failures).toEqual(['continuedPastFailure']);

  const fine = [
    ['continuedPastFailure', 'Available'],
    ['linuxSucceeded', 'Available'],
    ['retried', 'Available'],
    ['queued', 'Pending'],
    ['running', 'Building'],
    ['waiting', 'Building'],
    ['unknownValues', 'OPTIMIZING'],
  ] as const satisfies [CatalogKey, string][];
  for (const [key, state] of fine) {
    await test.step(key, async () => {
      const from = freshServer.simulator.log.length;
      await openBuild(page, key, {}, freshServer);
      await expect(header(page)).toContainText(state);
      await expect(executionRows(page).first()).toBeVisible();
      await readWhole(freshServer, from);
      await expect(why(page)).toHaveCount(0);
    });
  }
});

test('where there is nothing to show, the page says why and what to do next', async ({
  page,
  freshServer,
}) => {
  const empty = [
    ['notStarted', 'No workflow has started yet', 'It appears here by itself.'],
    ['expired', 'The records have expired', 'The CloudWatch logs may still be there'],
    ['failedBeforeWorkflow', 'Failed before any workflow', 'correct it and build again'],
  ] as const satisfies [CatalogKey, string, string][];
  for (const [key, title, next] of empty) {
    await test.step(key, async () => {
      await openBuild(page, key, {}, freshServer);
      await expect(page.getByRole('heading', { level: 3, name: title })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(next);
      await expect(why(page)).toHaveCount(key === 'failedBeforeWorkflow' ? 1 : 0);
    });
  }
  await test.step('the logs of expired records have a link', async () => {
    await openBuild(page, 'expired', {}, freshServer);
    await expect(page.getByRole('link', { name: '/aws/imagebuilder/expired-records 1.0.0/1' })).toBeVisible();
  });

  await test.step('not permitted: which action on which ARN', async () => {
    await openBuild(page, 'forbidden403AtOnce', {}, freshServer);
    const alert = page.getByRole('alert').filter({ hasText: 'could not be read' });
    await expect(alert).toContainText(
      `Needed: imagebuilder:ListWorkflowExecutions on ${catalog.forbidden403AtOnce.arn}`,
    );
    await expect(alert.getByRole('button', { name: 'Copy as policy statement' })).toBeVisible();
  });

  await test.step('of GetImage alone: the list stays, and the header says what is missing', async () => {
    await openBuild(page, 'forbiddenImage', {}, freshServer);
    await expect(executionRows(page).first()).toBeVisible();
    await expect(header(page)).toContainText('imagebuilder:GetImage');
  });

  await test.step('of the steps alone: the cause stays, and the open row says so', async () => {
    await openBuild(page, 'stepsForbidden', {}, freshServer);
    await expect(why(page)).toContainText(refused);
    await expect(executionItem(page, 'test-image').getByRole('alert')).toContainText(
      'The steps could not be read',
    );
  });

  await test.step('a build that does not exist', async () => {
    await openBuild(page, 'doesNotExist', {}, freshServer);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible();
  });
});

test('the failed execution is open with its steps, and finished steps are read once', async ({
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

  await readWhole(freshServer, 0);
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

  await test.step('from the card to its execution', async () => {
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await why(page).getByRole('button', { name: 'test-image' }).click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await expect(toggle).toBeInViewport();
    expect(asked()).toHaveLength(before + 1);
  });
});

test('what else failed, what was made in spite of it, and what was tried again', async ({
  page,
  freshServer,
}) => {
  await test.step('an image can fail under completed executions, and its AMI stays', async () => {
    await openBuild(page, 'failedDistribution', {}, freshServer);
    await expect(page.getByRole('heading', { level: 2, name: /executions/ })).toHaveText(
      /^\d+ executions: \d+ completed$/,
    );
    await expect(header(page)).toContainText('Failed');
    await expect(why(page)).toContainText('The build failed while it was distributed to eu-west-1');
    await expect(why(page)).toContainText(
      /Made before the failure, and still there: ami-[0-9a-f]{17} in us-east-1/,
    );
  });

  await test.step('the first in time is the cause, and the others are listed', async () => {
    await openBuild(page, 'failedSeveral', {}, freshServer);
    const others = why(page).getByRole('listitem').filter({ hasText: 'failed later' });
    await expect(others).toHaveCount(2);
    await openBuild(page, 'failedContinue', {}, freshServer);
    await expect(why(page)).toContainText('The step RunAudit failed before and was passed over.');
  });

  await test.step('attempts are numbered where there are several, and have no column elsewhere', async () => {
    await openBuild(page, 'retried', {}, freshServer);
    const column = executionsTable(page).getByRole('columnheader', { name: 'Attempt' });
    await expect(column).toBeVisible();
    const attempts = executionsTable(page)
      .getByRole('row')
      .filter({ hasText: /\d of 3/ });
    await expect(attempts).toHaveText([
      /1 of 3 superseded by a retry$/,
      /2 of 3 superseded by a retry$/,
      /3 of 3$/,
    ]);
    // The failed attempt stays readable.
    const first = executionItem(page, /test-image/).first();
    await expect(first.getByRole('button', { name: /test-image/ })).toHaveAttribute('aria-expanded', 'true');
    await expect(first).toContainText(curl);
    await openBuild(page, 'linuxSucceeded', {}, freshServer);
    await expect(executionRows(page).first()).toBeVisible();
    await expect(column).toHaveCount(0);
  });

  await test.step('no link is made of what a build says', async () => {
    const from = freshServer.simulator.log.length;
    await openBuild(page, 'hostileMessage', {}, freshServer);
    await expect(why(page)).toContainText('javascript:alert(3)');
    await expect(steps(page).getByRole('button', { name: tests })).toHaveAttribute('aria-expanded', 'true');
    await readWhole(freshServer, from);
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
