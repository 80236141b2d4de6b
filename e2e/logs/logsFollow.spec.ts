import { expect, openBuild, test } from '../support/fixtures.ts';
import { button, minute, setVisibility, watchBuild } from '../support/liveBuild.ts';
import { lineItems, logLines, viewer } from '../support/logs.ts';

test('follows the log of a running build, and says how many lines came while it is scrolled up', async ({
  page,
  freshServer,
}) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  const clock = await watchBuild(page, 'running', freshServer);
  const requests = () =>
    freshServer.simulator.log.filter(({ operation }) => operation === 'GetLogEvents').length;
  await button(page, 'Log').click();
  await expect(lineItems(page).first()).toBeVisible();
  await logLines(page).scrollIntoViewIfNeeded();
  const inView = (index: number) => lineItems(page).nth(index);

  await test.step('new lines appear at the end', async () => {
    freshServer.clock.advance(8 * minute);
    await clock.advanceUntil((within) =>
      expect(lineItems(page).filter({ hasText: 'Started step CreateOutputAMI' })).toBeVisible(within),
    );
    await expect(inView(-1)).toBeInViewport();
  });

  await test.step('while it is scrolled up, the view stays and a button says how many came', async () => {
    await logLines(page).evaluate((box) => {
      box.scrollTop = 0;
    });
    await expect(inView(0)).toBeInViewport();
    freshServer.clock.advance(4 * minute);
    const news = viewer(page).getByRole('button', { name: /^\d+ new lines?/ });
    await clock.advanceUntil((within) => expect(news).toBeVisible(within));
    await expect(inView(0)).toBeInViewport();
    await news.click();
    await expect(inView(-1)).toBeInViewport();
    await expect(news).toHaveCount(0);
  });

  await test.step('it pauses with the page, and while the page is hidden', async () => {
    await page.getByRole('button', { name: /^Pause/ }).click();
    // A request may be on its way.
    await clock.advance(0);
    const before = requests();
    await clock.advance(minute);
    expect(requests()).toBe(before);
    await page.getByRole('button', { name: /^Resume/ }).click();
    await setVisibility(page, 'hidden');
    await clock.advance(0);
    const hidden = requests();
    await clock.advance(minute);
    expect(requests()).toBe(hidden);
    await setVisibility(page, 'visible');
  });

  await test.step('it ends with the build, after its last lines', async () => {
    freshServer.clock.advance(60 * minute);
    await clock.advanceUntil((within) =>
      expect(lineItems(page).filter({ hasText: 'Image transitioned to AVAILABLE' })).toBeVisible(within),
    );
    // The last read may still be on its way: what counts is that an advance comes without a request.
    await expect(async () => {
      const before = requests();
      await clock.advance(2 * minute);
      await clock.advance(0);
      expect(requests()).toBe(before);
    }).toPass({ intervals: [0], timeout: 30_000 });
  });
});

test('shows that a build has no log stream yet, and its lines once they come', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'logNoStreamYet', { view: 'log' }, freshServer);
  await expect(viewer(page)).toContainText('No log stream yet');
  await expect(viewer(page)).toContainText('The lines appear here while the build runs.');
});
