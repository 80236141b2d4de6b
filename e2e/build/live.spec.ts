import { executionItem, listRequests } from '../support/executions.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  button,
  expectNoRequests,
  header,
  icon,
  minute,
  refreshState,
  row,
  watchBuild,
} from '../support/liveBuild.ts';
import { markedLine } from '../support/logs.ts';

test('shows each state of a running build, and keeps focus, scroll position and open rows', async ({
  page,
  freshServer,
}) => {
  const account = freshServer.clock;
  // Low, so that there is something to scroll; wide, so that no cell wraps once it says more.
  await page.setViewportSize({ width: 1800, height: 500 });
  const clock = await watchBuild(page, 'running', freshServer);
  await expect(header(page)).toContainText('Building');
  await expect(page).toHaveTitle(/^… Building · running-image 1\.0\.0/i);
  await expect(icon(page)).toHaveAttribute('href', './icon-running.svg');
  await expect(row(page, 'build-image')).toContainText('Running');

  const toggle = executionItem(page, 'build-image').getByRole('button', { name: /build-image/ });
  await toggle.click();
  const stepHeads = executionItem(page, 'build-image').getByRole('button', { name: /^\d/ });
  await expect(stepHeads).toHaveCount(7);
  const focusedStep = stepHeads.nth(3);
  await focusedStep.focus();
  await focusedStep.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const position = async () => Math.round((await focusedStep.boundingBox())?.y ?? -1);
  const scrolled = () => page.evaluate(() => window.scrollY);
  await expect.poll(scrolled).toBeGreaterThan(50);
  const scrolledBefore = await scrolled();
  const before = await position();
  const undisturbed = async () => {
    await expect(focusedStep).toBeFocused();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(await scrolled()).toBe(scrolledBefore);
    expect(Math.abs((await position()) - before)).toBeLessThanOrEqual(2);
  };

  // Moves the account to the middle of each phase.
  const states = [
    [10, 'Testing', /^… Testing · /, 'test-image', 'Running'],
    [4, 'Distributing', /^… Distributing · /, 'distribute-image', 'Running'],
    [10, 'Available', /^✓ Available · /, 'distribute-image', 'Completed'],
  ] as const;
  for (const [minutes, state, title, name, status] of states) {
    await test.step(state, async () => {
      account.advance(minutes * minute);
      await clock.advanceUntil(async (within) => {
        await expect(header(page)).toContainText(state, within);
        await expect(row(page, name)).toContainText(status, within);
      });
      await expect(page).toHaveTitle(title);
      await undisturbed();
    });
  }
  await expect(icon(page)).toHaveAttribute('href', './icon-success.svg');
  await expect(row(page, 'build-image')).toContainText('Completed');
  await expect(stepHeads.first()).toContainText('Completed');

  await test.step('polling ends with the build, and Refresh now still works', async () => {
    await expect(refreshState(page)).toHaveText(/^Refreshed .*\. Build finished$/);
    await expect(button(page, 'Pause refreshing')).toHaveCount(0);
    await expectNoRequests(page, clock, freshServer, 2);
    await undisturbed();
    const requests = listRequests(freshServer, 'running').length;
    await button(page, 'Refresh now').click();
    await expect.poll(() => listRequests(freshServer, 'running').length).toBe(requests + 1);
    await expect(refreshState(page)).toHaveText(/Build finished$/);
  });
});

test('shows the cause of a build that fails while the page is open, and opens no row', async ({
  page,
  freshServer,
}) => {
  const clock = await watchBuild(page, 'runningToFailure', freshServer);
  await expect(page).toHaveTitle(/^… Building/);
  const why = page.getByRole('region', { name: 'Cause' });
  await expect(why).toHaveCount(0);
  freshServer.clock.advance(30 * minute);
  await clock.advanceUntil((within) => expect(why).toBeVisible(within));
  await expect(header(page)).toContainText('Failed');
  await expect(why).toContainText('Failed in the TEST phase');
  await expect(why.getByText('ApplyTestComponents', { exact: true })).toBeVisible();
  await expect(why).toContainText('curl: (7) Failed to connect to localhost port 8080');
  await expect(why.getByRole('link', { name: '/aws/imagebuilder/running-to-failure 1.0.0/1' })).toBeVisible();
  await expect(page).toHaveTitle(/^✕ Failed/);
  await expect(icon(page)).toHaveAttribute('href', './icon-danger.svg');
  await expect(row(page, 'test-image')).toContainText('Failed');
  await expect(executionItem(page, 'test-image').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await expect(refreshState(page)).toHaveText(/Build finished$/);
  await expect(markedLine(page)).toContainText('curl: (7)');
  await expectNoRequests(page, clock, freshServer, 2);
});
