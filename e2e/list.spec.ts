import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { catalog } from '../src/simulator/catalog.ts';
import {
  executionItem,
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  shownIds,
  withoutWaiting,
} from './executions.ts';
import { expect, openBuild, test } from './fixtures.ts';

const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' });
const loadAll = (page: Page) => page.getByRole('button', { name: 'Load all' });
const summary = (page: Page) => page.getByRole('heading', { level: 2, name: /executions?(:|$)/ });
const header = (page: Page, name: string) => executionsTable(page).getByRole('columnheader', { name });
/** What the answers say of themselves, below the list. */
const responseFacts = (page: Page) => page.getByRole('main').locator('footer');
const fitsTheWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('a build engineer reads from the top what happened in a build', async ({ page, freshServer }) => {
  await openBuild(page, 'linuxFailedComponent', { clock: 'utc' }, freshServer);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/golden-ami\s*1\.4\.2 \/ 17/i);
  await expect(summary(page)).toHaveText('4 executions: 1 failed, 2 completed, 1 cancelled');
  await expect(executionRows(page)).toHaveText([
    /build-image 1\.0\.3/,
    /smoke-test 1\.0\.0/,
    /test-image 1\.0\.3/,
    /distribute-image 1\.0\.1/,
  ]);
  await expect(page.getByText('4 rows, that was all')).toBeVisible();

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

  await test.step('the answer’s own message, request id and ARN', async () => {
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

  await test.step('attempts of one workflow are told apart', async () => {
    await openBuild(page, 'retried', {}, freshServer);
    const attempts = executionItem(page, 'test-image').getByRole('row');
    await expect(attempts.filter({ hasText: '1 of 3' })).toHaveCount(1);
    await expect(attempts.filter({ hasText: '3 of 3' })).toContainText('retried');
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

test('what is pasted is understood, or refused with what is wrong before anything is asked', async ({
  page,
  freshServer,
}) => {
  const askedForExecutions = () =>
    freshServer.simulator.log.filter(({ operation }) => operation === 'ListWorkflowExecutions');
  await page.goto(freshServer.url);
  const input = page.getByLabel(/Image build version ARN/);
  const refusals = [
    ['golden-ami 1.4.2 build 17', 'This is not an ARN: an ARN begins with “arn:”.'],
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
    expect(askedForExecutions().at(-1)).toMatchObject({ region: 'eu-west-1', status: 200 });
  });
});

test('"Load more" brings exactly the rows that it says, in exactly the requests that they need', async ({
  page,
  freshServer,
}) => {
  const asked = () => listRequests(freshServer, 'fortyExecutions');
  const held = await holdRequests(page, ({ nextToken }) => nextToken !== undefined);
  await openBuild(page, 'fortyExecutions', {}, freshServer);
  await expect(page.getByText('25 rows loaded, more available')).toBeVisible();
  await expect(executionsTable(page)).toHaveAttribute('aria-rowcount', '-1');
  await expect(executionRows(page)).toHaveCount(25);

  await loadMore(page).click();
  await expect(page.getByRole('status').filter({ hasText: '25 rows loaded, loading more' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Loading…' })).toHaveAttribute('aria-disabled', 'true');
  // Pressed again meanwhile, nothing more is asked for.
  await page.getByRole('button', { name: 'Loading…' }).click({ force: true });
  await held.release();
  await expect(page.getByText('40 rows, that was all')).toBeVisible();
  await expect(executionRows(page)).toHaveCount(40);
  await expect(executionsTable(page)).toHaveAttribute('aria-rowcount', '41');
  await expect(loadMore(page)).toHaveCount(0);
  const { arn: imageBuildVersionArn } = catalog.fortyExecutions;
  expect(asked()).toEqual([
    { imageBuildVersionArn, maxResults: 25 },
    { imageBuildVersionArn, maxResults: 25, nextToken: expect.any(String) },
  ]);
  const all = await shownIds(page);
  expect(new Set(all).size).toBe(40);

  await test.step('with the page size and the rows a press that the address asks for', async () => {
    const before = asked().length;
    await openBuild(page, 'fortyExecutions', { pageSize: 10, maxItems: 7 }, freshServer);
    for (const rows of [7, 14, 21, 28, 35]) {
      await expect(page.getByText(`${rows} rows loaded, more available`)).toBeVisible();
      await expect(executionRows(page)).toHaveCount(rows);
      expect(await shownIds(page)).toEqual(all.slice(0, rows));
      await loadMore(page).click();
    }
    await expect(page.getByText('40 rows, that was all')).toBeVisible();
    expect(await shownIds(page)).toEqual(all);
    // A press across a page's end asks for both pages; the page that it began in is asked for again.
    const tokens = asked()
      .slice(before)
      .map(({ maxResults, nextToken }) => [maxResults, nextToken === undefined]);
    expect(tokens).toEqual(
      [true, true, false, false, false, false, false, false, false].map((first) => [10, first]),
    );
  });

  await test.step('a page size that the service would refuse is said, and not sent', async () => {
    await openBuild(page, 'fortyExecutions', { pageSize: 26, maxItems: 'many' }, freshServer);
    await expect(page.getByText('pageSize=26')).toBeVisible();
    await expect(page.getByText('maxItems=many')).toBeVisible();
    await expect(executionRows(page)).toHaveCount(25);
    expect(asked().at(-1)).toEqual({ imageBuildVersionArn, maxResults: 25 });
  });
});

test('twelve thousand executions load with progress and cancel, and stay quick to use', async ({
  page,
  freshServer,
}) => {
  test.slow();
  const elements = () => executionsTable(page).evaluate((table) => table.querySelectorAll('*').length);
  const asked = () => listRequests(freshServer, 'twelveThousand').length;
  await openBuild(page, 'twelveThousand', { maxItems: 500 }, freshServer);
  await expect(page.getByText('500 rows loaded, more available')).toBeVisible();
  await loadAll(page).click();
  await expect(page.getByRole('status').filter({ hasText: /Loading all: [\d,]+ rows so far/ })).toBeVisible();
  await expect(summary(page)).not.toHaveText(/^500 executions/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^[\d,]+ rows loaded, more available$/)).toBeVisible();
  const loaded = Number((await summary(page).innerText()).replace(/ .*/, '').replaceAll(',', ''));
  expect(loaded).toBeLessThan(12_000);
  // The request under way ends at once: its answer is not waited for, whether or not the service has read it.
  const cancelled = asked() - loaded / 25;
  expect([0, 1]).toContain(cancelled);

  await loadAll(page).click();
  await expect(page.getByText('12,000 rows, that was all')).toBeVisible({ timeout: 60_000 });
  expect(asked()).toBe(480 + cancelled);
  await expect(summary(page)).toHaveText('12,000 executions: 522 failed, 11,478 completed');
  expect(await elements()).toBeLessThanOrEqual(2_000);

  await test.step('sorting and filtering act on all of them', async () => {
    await header(page, 'Status').getByRole('button').click();
    await expect(executionsTable(page).getByRole('row').nth(2)).toContainText('Failed');
    await page.getByLabel('Filter', { exact: true }).fill('load+soak quick-test');
    await expect(page.getByText(/^[\d,]+ of 12,000 loaded rows match/)).toBeVisible();
    await expect(executionsTable(page).getByRole('row').nth(2)).toContainText(/Failed.*load\+soak/);
    expect(await elements()).toBeLessThanOrEqual(2_000);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await header(page, 'Status').getByRole('button').click();
    await header(page, 'Status').getByRole('button').click();
    await expect(header(page, 'Status')).not.toHaveAttribute('aria-sort', /./);
  });

  await test.step('the last row is where the page ends', async () => {
    await page.keyboard.press('ControlOrMeta+End');
    // The page grows while the rows at its end are measured.
    await expect(async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const last = executionsTable(page).locator('tr[aria-rowindex="12001"]');
      await expect(last).toBeInViewport({ timeout: 1_000 });
    }).toPass();
    expect(await elements()).toBeLessThanOrEqual(2_000);
    await expect(page.getByText('12,000 rows, that was all')).toBeInViewport();
  });
  expect(asked()).toBe(480 + cancelled);
});

test('sorting, filtering and open rows act on what is loaded, say so, and live in the address', async ({
  page,
  freshServer,
}) => {
  await page.goto(freshServer.url);
  await page.getByLabel(/Image build version ARN/).fill(catalog.fortyExecutions.arn);
  await page.getByRole('button', { name: 'Open build' }).click();
  await expect(executionRows(page)).toHaveCount(25);

  await header(page, 'Steps').getByRole('button').click();
  await expect(header(page, 'Steps')).toHaveAttribute('aria-sort', 'ascending');
  await expect(executionRows(page).last()).toContainText('build-image');
  await expect(
    page.getByText('More are available: sorting and filtering act on the loaded ones'),
  ).toBeVisible();
  await header(page, 'Steps').getByRole('button').click();
  await expect(header(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
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
  await expect(page.getByText('40 rows, that was all')).toBeVisible();

  await test.step('a reload shows the same again, and so does whoever is sent the address', async () => {
    const toggles = executionRows(page).getByRole('button');
    if ((await toggles.first().getAttribute('aria-expanded')) === 'false') await toggles.first().click();
    const open = await shownIds(page);
    await expect(page).toHaveURL(/[?&]status=FAILED(&|$)/);
    await expect(page).toHaveURL(/[?&]sort=-steps(&|$)/);
    await page.reload();
    await expect(page.getByText('1 of 25 loaded rows match')).toBeVisible();
    await expect(page.getByLabel('Status')).toHaveValue('FAILED');
    await expect(header(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
    await expect(executionRows(page).getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    expect(open).toContain((await shownIds(page))[0]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(executionRows(page)).toHaveCount(25);
  });

  await test.step('Back leaves the build, not each filter', async () => {
    await page.goBack();
    await expect(page.getByLabel(/Image build version ARN/)).toBeVisible();
    await page.goForward();
    await expect(executionRows(page)).toHaveCount(25);
    await expect(header(page, 'Steps')).toHaveAttribute('aria-sort', 'descending');
  });
});

test('everything can be done with the keyboard alone', async ({ page, freshServer }) => {
  const focused = page.locator(':focus');
  /** What the element with the focus is called. */
  const focusedName = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
      return (label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  /** Goes on with Tab until what is called so has the focus. */
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focusedName())) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  };
  const fromTheTop = () => page.getByRole('link', { name: 'Image Builder workflows' }).focus();

  await page.goto(freshServer.url);
  await expect(page.getByLabel(/Image build version ARN/)).toBeVisible();
  await tabTo(/^Image build version ARN/);
  await page.keyboard.type(catalog.linuxSucceeded.arn);
  await page.keyboard.press('Enter');
  await expect(executionRows(page)).toHaveCount(3);

  await openBuild(page, 'fortyExecutions', { maxItems: 3 }, freshServer);
  await expect(executionRows(page)).toHaveCount(3);
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume token…' })).toBeVisible();
  await expect(loadMore(page)).toBeVisible();
  await tabTo(/^Filter$/);
  await page.keyboard.type('build-image');
  await expect(executionRows(page)).toHaveCount(1);
  await tabTo(/^Clear filters$/);
  await page.keyboard.press('Space');
  await expect(executionRows(page)).toHaveCount(3);
  await fromTheTop();
  await tabTo(/^Workflow$/);
  await page.keyboard.press('Enter');
  await expect(header(page, 'Workflow')).toHaveAttribute('aria-sort', 'ascending');
  await tabTo(/^build-image/);
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Space');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await tabTo(/^Load more$/);
  await page.keyboard.press('Enter');
  await expect(executionRows(page)).toHaveCount(6);
  // The button keeps the focus, so that it can be pressed again.
  await expect(loadMore(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(executionRows(page)).toHaveCount(9);
  await fromTheTop();
  await tabTo(/^Resume token…$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Continue where this list stops')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Continue where this list stops')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Resume token…' })).toBeFocused();
});

test('at 320 pixels each execution is a card, and nothing is cut or scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/');
  await expect(page.getByLabel(/Image build version ARN/)).toBeVisible();
  expect(await fitsTheWindow(page)).toBe(true);

  await openBuild(page, 'linuxFailedComponent');
  await expect(executionRows(page)).toHaveCount(4);
  const card = executionItem(page, 'build-image');
  for (const text of ['Completed', 'BUILD', '6 succeeded, 1 skipped of 7', '9 m 47 s']) {
    await expect(card.getByText(text).first()).toBeVisible();
  }
  for (const part of await card.getByRole('cell').all()) {
    const box = await part.boundingBox();
    if (box) expect(box.x + box.width).toBeLessThanOrEqual(320);
  }
  expect(await fitsTheWindow(page)).toBe(true);
  await card.getByRole('button', { name: /build-image/ }).click();
  await expect(card).toContainText('wf-63800063');
  expect(await fitsTheWindow(page)).toBe(true);

  await openBuild(page, 'fortyExecutions');
  await page.getByRole('button', { name: 'Resume token…' }).click();
  const popover = page.getByText('Continue where this list stops');
  await expect(popover).toBeInViewport();
  expect(await fitsTheWindow(page)).toBe(true);
});

for (const theme of ['light', 'dark'] as const) {
  test(`nobody is shut out: axe finds nothing at WCAG 2.2 AA, ${theme}`, async ({ page, freshServer }) => {
    test.slow();
    await withoutWaiting(page);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const check = async (what: string) =>
      test.step(what, async () => {
        const { violations } = await new AxeBuilder({ page })
          .options({
            runOnly: { type: 'tag', values: tags },
            rules: { 'heading-order': { enabled: true } },
            resultTypes: ['violations'],
          })
          // There is no frame here that it would have to look into with a page of its own.
          .setLegacyMode()
          .analyze();
        const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
        expect.soft(found, `${what}, ${theme}`).toEqual([]);
      });

    await page.goto(`${freshServer.url}?theme=${theme}`);
    await expect(page.getByRole('table').first()).toBeVisible();
    await check('the start page');
    await page.goto(`${freshServer.url}?theme=${theme}&build=arn:nothing`);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await check('a text that is no ARN');

    await openBuild(page, 'linuxFailedComponent', { theme }, freshServer);
    await expect(page.getByRole('region', { name: 'Steps' })).toHaveAttribute('aria-busy', 'false');
    await expect(responseFacts(page)).toBeVisible();
    await check('a failed build with its failed row open');
    await openBuild(page, 'unknownValues', { theme }, freshServer);
    await expect(executionRows(page)).toHaveCount(12);
    await check('statuses of all kinds');

    const held = await holdRequests(page, ({ nextToken }) => nextToken !== undefined);
    await openBuild(page, 'fortyExecutions', { theme, filter: 'smoke' }, freshServer);
    await expect(loadMore(page)).toBeVisible();
    await check('a filtered list with more available');
    await page.getByRole('button', { name: 'Resume token…' }).click();
    await expect(page.getByText('Continue where this list stops')).toBeVisible();
    await check('the popover of the resume token');
    await page.keyboard.press('Escape');
    await loadAll(page).click();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await check('loading all');
    await held.release();
    await expect(page.getByText('40 rows, that was all')).toBeVisible();
    await check('that was all');

    await openBuild(page, 'forbidden403', { theme }, freshServer);
    await loadMore(page).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Loading more failed' })).toBeVisible();
    await check('loading more failed');
    await openBuild(page, 'sameTokenTwice', { theme, maxItems: 60 }, freshServer);
    await expect(page.getByRole('alert').filter({ hasText: 'same page token again' })).toBeVisible();
    await check('stuck');
    await openBuild(page, 'forbidden403AtOnce', { theme }, freshServer);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be read' }).first()).toBeVisible();
    await check('a first page that could not be read');
    await openBuild(page, 'expired', { theme, pageSize: 99 }, freshServer);
    await expect(page.getByRole('heading', { level: 3, name: 'The records have expired' })).toBeVisible();
    await check('an empty list');
  });
}
