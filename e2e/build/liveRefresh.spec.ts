import type { Page } from '@playwright/test';
import {
  executionRows,
  executionsTable,
  holdRequests,
  listRequests,
  loadMore,
} from '../support/executions.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  button,
  expectNoRequests,
  header,
  minute,
  refreshState,
  row,
  setVisibility,
  watchBuild,
} from '../support/liveBuild.ts';
import { pollInterval } from '../support/pageClock.ts';

/** The operations of the reads that a tab polls with, as it sends them. */
function polledReads(tab: Page): readonly string[] {
  const sent: string[] = [];
  const polled = /(ListWorkflowExecutions|GetImage|ListWaitingWorkflowSteps)$/;
  tab.on('request', (request) => {
    const operation = polled.exec(new URL(request.url()).pathname)?.[1];
    if (operation !== undefined) sent.push(operation);
  });
  return sent;
}

test('polling pauses by the button and while the document is hidden, and resumes at once', async ({
  page,
  freshServer,
}) => {
  const account = freshServer.clock;
  const clock = await watchBuild(page, 'running', freshServer);
  await expect(refreshState(page)).toHaveText(/^Refreshed (just now|\d s ago), again in \d s$/);

  await test.step('paused', async () => {
    await button(page, 'Pause refreshing').click();
    await expect(refreshState(page)).toHaveText(/^Refreshed .*, paused$/);
    await expect(button(page, 'Resume refreshing')).toBeFocused();
    account.advance(11 * minute);
    await expectNoRequests(page, clock, freshServer, 1);
    await expect(row(page, 'build-image')).toContainText('Running');
    const requests = listRequests(freshServer, 'running').length;
    await button(page, 'Refresh now').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBe(requests + 1);
    await expect(row(page, 'build-image')).toContainText('Completed');
    await expect(refreshState(page)).toHaveText(/, paused$/);
    await expectNoRequests(page, clock, freshServer, 1);
  });

  await test.step('resumed: refreshes at once, since the last refresh is older than the interval', async () => {
    const requests = listRequests(freshServer, 'running').length;
    await button(page, 'Resume refreshing').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBeGreaterThan(requests);
    await expect(refreshState(page)).toHaveText(/again in/);
  });

  await test.step('hidden, then visible', async () => {
    await setVisibility(page, 'hidden');
    await clock.advance(pollInterval);
    await expect(refreshState(page)).toHaveText(/^Refreshed .*, paused while hidden$/);
    account.advance(20 * minute);
    await expectNoRequests(page, clock, freshServer, 1);
    await expect(header(page)).not.toContainText('Available');
    await setVisibility(page, 'visible');
    await expect(header(page)).toContainText('Available');
    await expect(refreshState(page)).toHaveText(/Build finished$/);
  });
});

test('backs off when throttled, says so, and keeps the rows', async ({ page, freshServer }) => {
  const clock = await watchBuild(page, 'running', freshServer);
  let refused = 0;
  await page.route('**/ListWorkflowExecutions', (route) => {
    refused += 1;
    return route.fulfill({
      status: 429,
      headers: { 'x-amzn-errortype': 'CallRateLimitExceededException' },
      json: { message: 'Rate exceeded' },
    });
  });
  // At least 10 s: the next interval passes without a request.
  await clock.advanceUntil((within) =>
    expect(refreshState(page)).toHaveText(
      /^The last refresh failed: AWS throttles .*, again in [1-9]\d s$/,
      within,
    ),
  );
  await expect(executionRows(page)).toHaveCount(3);
  const before = refused;
  await clock.advance(pollInterval);
  await expect(refreshState(page)).toHaveText(/^The last refresh failed: .*, again in \d+ s$/);
  expect(refused).toBe(before);

  await page.unroute('**/ListWorkflowExecutions');
  freshServer.clock.advance(11 * minute);
  await clock.advanceUntil((within) => expect(row(page, 'build-image')).toContainText('Completed', within));
  // The interval shortens with each refresh that succeeds.
  await expect(refreshState(page)).toHaveText(/^Refreshed .*, again in \d+ s, slowed down$/);
  await clock.advanceUntil((within) =>
    expect(refreshState(page)).toHaveText(/^Refreshed .*, again in \d s$/, within),
  );
});

test('a refresh reads the first page and the pages that can still change', async ({ page, freshServer }) => {
  const account = freshServer.clock;
  const asked = () => listRequests(freshServer, 'running').map(({ nextToken }) => nextToken);
  await watchBuild(page, 'running', freshServer, { pageSize: 1 });
  await button(page, 'Pause refreshing').click();
  await expect(refreshState(page)).toHaveText(/, paused$/);
  for (const rows of [2, 3]) {
    await loadMore(page).click();
    await expect(executionRows(page)).toHaveCount(rows);
  }
  const [second, third] = asked().slice(-2);
  expect([typeof second, typeof third]).toEqual(['string', 'string']);
  const refresh = async (expected: readonly unknown[], shown: () => Promise<void>) => {
    const before = asked().length;
    await button(page, 'Refresh now').click();
    await shown();
    await expect(refreshState(page)).toHaveText(/^Refreshed .*, paused$/);
    expect(asked().slice(before)).toEqual(expected);
  };

  // In order, each with the token of its first load.
  account.advance(10 * minute);
  await refresh([undefined, second, third], () =>
    expect(row(page, 'build-image')).toContainText('Completed'),
  );
  await refresh([undefined, second, third], () => expect(row(page, 'test-image')).toContainText('Running'));
  account.advance(4 * minute);
  await refresh([undefined, second, third], () =>
    expect(row(page, 'distribute-image')).toContainText('Running'),
  );
  await refresh([undefined, third], () => expect(row(page, 'distribute-image')).toContainText('Running'));
  await expect(executionRows(page)).toHaveCount(3);
});

test('one of several tabs polls for all, and another one continues when it is closed', async ({
  page,
  context,
  freshServer,
}) => {
  const account = freshServer.clock;
  const clock = await watchBuild(page, 'running', freshServer);
  await expect(refreshState(page)).toHaveText(/, again in /);
  const other = await context.newPage();
  const sentByOther = polledReads(other);
  const otherClock = await watchBuild(other, 'running', freshServer);
  // It follows: it does not say when it polls.
  await expect(refreshState(other)).toHaveText(/^Refreshed (\d s ago|just now)/);
  await expect(refreshState(other)).not.toHaveText(/, again in /);
  await expect(header(other)).toContainText('Building');
  await expect.poll(() => sentByOther).toContain('ListWaitingWorkflowSteps');

  await test.step('the requests of one tab refresh both', async () => {
    const before = [...sentByOther];
    account.advance(10 * minute);
    await clock.advance(pollInterval);
    for (const tab of [page, other]) {
      await expect(row(tab, 'build-image')).toContainText('Completed');
      await expect(header(tab)).toContainText('Testing');
    }
    await expect(refreshState(other)).toHaveText(/ by another tab$/);
    expect(sentByOther).toEqual(before);
  });

  await test.step('a pause pauses its own tab, and the other one polls', async () => {
    await button(page, 'Pause refreshing').click();
    await expect(refreshState(page)).toHaveText(/, paused$/);
    await expect(refreshState(other)).toHaveText(/ by another tab, again in /);
    account.advance(4 * minute);
    await otherClock.advanceUntil((within) =>
      expect(row(other, 'distribute-image')).toContainText('Running', within),
    );
    await expect(row(page, 'distribute-image')).not.toContainText('Running');
    await expect(refreshState(page)).toHaveText(/, paused$/);
  });

  await test.step('the polling tab is closed', async () => {
    await button(page, 'Resume refreshing').click();
    await expect(refreshState(page)).toHaveText(/^Refreshed .* ago$/);
    await other.close();
    await expect(refreshState(page)).toHaveText(/, again in |^Refreshing…$/);
    await clock.advanceUntil((within) =>
      expect(row(page, 'distribute-image')).toContainText('Running', within),
    );
  });
});

test('the table stays in place while a refresh runs', async ({ page, freshServer }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const clock = await watchBuild(page, 'running', freshServer);
  await expect(refreshState(page)).toHaveText(/, again in /);
  const before = await executionsTable(page).boundingBox();
  const held = await holdRequests(page);
  await clock.advance(pollInterval);
  await expect(refreshState(page)).toHaveText('Refreshing…');
  expect(await executionsTable(page).boundingBox()).toEqual(before);
  await held.release();
});
