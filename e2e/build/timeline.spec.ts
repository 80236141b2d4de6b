import type { Locator, Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import { expect, openBuild, startOfTime, test } from '../support/fixtures.ts';
import { installClock } from '../support/pageClock.ts';

test.use({ timezoneId: 'UTC' });

const list = (page: Page): Locator => page.getByRole('list', { name: 'Workflow executions on a time axis' });
const lane = (page: Page, name: RegExp): Locator => list(page).getByRole('button', { name });

/** What each lane says, in order. */
async function lanesOf(page: Page): Promise<string[]> {
  const texts = await list(page).getByRole('listitem').allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

test('switches to the timeline and back, and keeps open rows', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await openBuild(page, 'linuxFailedComponent');
  const timeline = page.getByRole('button', { name: 'Timeline', exact: true });
  await expect(timeline).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('rowheader', { name: /distribute-image/ })).toBeVisible();
  const panel = () => loaded.filter((url) => /TimelinePanel.*\.js$/.test(url)).length;
  expect(panel()).toBe(0);

  await timeline.click();
  await expect(page).toHaveURL(/[?&]view=timeline/);
  await expect(lane(page, /^Step 4 of 4/)).toBeVisible();
  expect(panel()).toBe(1);
  expect(await lanesOf(page)).toEqual([
    'BUILD',
    expect.stringMatching(/^build-image 1\.0\.3 : Completed 9 m 47 s , from \S+ to \S+$/),
    'TEST 2 executions 3 m 12 s',
    'smoke parallel group of 2',
    expect.stringMatching(/^smoke-test 1\.0\.0 : Completed 2 m 13 s , from /),
    expect.stringMatching(/^test-image 1\.0\.3 : Failed 3 m 12 s , from /),
    expect.stringMatching(/^Step 1 of 4, LaunchTestInstance : Completed 1 m 40 s , from /),
    expect.stringMatching(/^Step 2 of 4, CollectImageScanFindings : Skipped , at /),
    expect.stringMatching(/^Step 3 of 4, ApplyTestComponents : Failed 1 m 32 s , from /),
    'Step 4 of 4, TerminateTestInstance : Not run , not started',
    'DISTRIBUTION',
    'distribute-image 1.0.1 : Cancelled , not started',
  ]);

  // With the keyboard alone.
  await lane(page, /^build-image/).focus();
  await page.keyboard.press('Enter');
  await expect(lane(page, /^Step 7 of 7, TerminateBuildInstance/)).toBeVisible();
  await expect(lane(page, /^build-image/)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(lane(page, /^Step 1 of 7, LaunchBuildInstance/)).toBeFocused();

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page).not.toHaveURL(/view=/);
  await expect(page.getByRole('button', { name: /^build-image/ })).toHaveAttribute('aria-expanded', 'true');
});

test('the timeline shows the same times as the table', async ({ page }) => {
  await openBuild(page, 'linuxSucceeded', { clock: 'utc' });
  const started = page
    .getByRole('row', { name: /distribute-image/ })
    .getByRole('time')
    .first();
  const time = (await started.innerText()).split(' ').at(-1) ?? '';
  expect(time).toMatch(/^\d{2}:\d{2}:\d{2}$/);
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await expect(lane(page, /^distribute-image/)).toContainText(`from ${time} to `);
});

test('groups the attempts of a workflow, and names idle times', async ({ page }) => {
  await openBuild(page, 'retried', { view: 'timeline', open: 'none' });
  await expect(lane(page, /^test-image .*attempt/)).toHaveCount(3);
  expect((await lanesOf(page)).filter((text) => text.startsWith('test-image'))).toEqual([
    expect.stringContaining('attempt 1 of 3 : Failed'),
    expect.stringContaining('attempt 2 of 3 : Failed'),
    expect.stringContaining('attempt 3 of 3 : Completed'),
  ]);
  for (const length of ['26 m 51 s', '1 h 16 m', '1 h 43 m']) {
    await expect(page.getByText(length, { exact: true })).toBeVisible();
  }
  await expect(page.getByText(/No execution ran from \S+ to \S+, and from \S+ to \S+\./)).toBeAttached();
});

test('shows each state of a running build, and keeps the focus', async ({ page, freshServer }) => {
  const clock = await installClock(page, startOfTime);
  freshServer.sendAccountTime();
  await openBuild(page, 'running', { view: 'timeline', clock: 'utc' }, freshServer);
  const build = lane(page, /^build-image/);
  await expect(build).toContainText('Running');
  await expect(lane(page, /^distribute-image/)).toContainText('Pending');
  await build.focus();

  freshServer.clock.advance(10 * 60_000);
  await clock.advanceUntil(async (within) => {
    await expect(build).toContainText('Completed', within);
    await expect(lane(page, /^test-image/)).toContainText('Running', within);
  });
  await expect(build).toBeFocused();
  freshServer.clock.advance(10 * 60_000);
  await clock.advanceUntil((within) =>
    expect(lane(page, /^distribute-image/)).toContainText('Completed', within),
  );
  await expect(build).toBeFocused();
});

test('shows a waiting step before its execution is opened', async ({ page, freshServer }) => {
  freshServer.sendAccountTime();
  await openBuild(page, 'waiting', { view: 'timeline' }, freshServer);
  await expect(lane(page, /^build-with-approval/)).toContainText(/Running, waiting\s*2 h/);
  await lane(page, /^build-with-approval/).click();
  await expect(lane(page, /^Step .*ApproveHardening/)).toContainText('Waiting');
  await expect(lane(page, /^Step .*CreateOutputAMI/)).toContainText('Pending');
});

for (const [width, theme] of [
  [1440, 'light'],
  [1440, 'dark'],
  [768, 'light'],
  [320, 'light'],
  [320, 'dark'],
] as const) {
  test(`nothing overlaps or overflows, and contrasts suffice, at ${width} px, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const key of ['parallelGroups', 'unknownValues', 'hostileMessage', 'retried', 'badDates'] as const) {
      await openBuild(page, key, { view: 'timeline', theme });
      await expect(list(page)).toBeVisible();
      await page.getByRole('button', { name: 'Timeline', exact: true }).hover();
      await list(page).getByRole('button').last().focus();
      expect(await crowded(page), key).toEqual([]);
    }
    expect(await violationsOf(page, 'section:has(> [class*="timeline"])')).toEqual([]);
  });
}

test('shows two hundred executions at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openBuild(page, 'twelveThousand', { view: 'timeline', maxItems: 200 });
  await expect(lane(page, /^quick-test/).first()).toBeVisible();
  await expect(page.getByText('200 loaded, more available')).toBeAttached();
  expect(await crowded(page)).toEqual([]);
  // What is focused is below the axis, which stays in view.
  await lane(page, /^quick-test/)
    .nth(150)
    .focus();
  await expect(lane(page, /^quick-test/).nth(150)).toBeInViewport();
});

/** What of the lanes lies on top of one another, or outside of the window. */
function crowded(page: Page): Promise<string[]> {
  return list(page).evaluate((element) => {
    const problems: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) problems.push('the page scrolls sideways');
    const rows = Array.from(element.querySelectorAll('[data-lane] > *'));
    const boxes = rows.map((row) => row.getBoundingClientRect());
    rows.forEach((row, index) => {
      const [box, above] = [boxes[index], boxes[index - 1]];
      if (!box) return;
      if (above && box.top < above.bottom - 0.5) problems.push(`lane over lane: ${row.textContent}`);
      const parts = Array.from(row.children)
        .filter((part) => !part.matches('.visually-hidden'))
        .map((part) => part.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      parts.forEach((a, place) => {
        if (a.left < box.left - 0.5 || a.right > box.right + 0.5)
          problems.push(`too wide: ${row.textContent}`);
        for (const b of parts.slice(place + 1)) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 0.5 && down > 0.5) problems.push(`part over part: ${row.textContent}`);
        }
      });
      for (const bar of row.querySelectorAll('[data-variant]')) {
        const track = bar.parentElement?.getBoundingClientRect();
        const { left, right } = bar.getBoundingClientRect();
        if (track && (left < track.left - 0.5 || right > track.right + 0.5))
          problems.push(`bar out of its track: ${row.textContent}`);
      }
    });
    return problems;
  });
}
