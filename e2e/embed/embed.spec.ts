import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../server/build/ensureBuilt.ts';
import { catalog } from '../../simulator/catalog.ts';
import { detailsOf, element, elementPage, framed, test } from '../support/embedFixtures.ts';
import { listRequests } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';

const heading = (page: Page, index = 0) => framed(page, index).getByRole('heading', { level: 1 });

/** The build before the one that failed. */
const before = catalog.linuxFailedComponent.arn.replace(/\d+$/, '16');

test('an embedded build reports its state to the host page, and leaves the host page as it was', async ({
  page,
  context,
  hosts,
  dashboard,
  heard,
  openHost,
}) => {
  await openHost(elementPage(dashboard, 'linuxFailedComponent'), hosts.sameSiteOrigin);
  const inside = framed(page);
  await expect(heading(page)).toContainText(/golden-ami\s*1\.4\.2 \/ 17/i);
  const historyLength = await page.evaluate(() => history.length);
  const loaded = page.frames().at(-1);
  await loaded?.evaluate(() => {
    document.documentElement.dataset['kept'] = 'since the first load';
  });

  await test.step('it has no bar of its own, and its fallback is gone', async () => {
    await expect(inside.getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
    await expect(inside.getByText('Failed in the TEST phase')).toBeVisible();
    await expect(element(page).getByRole('link', { name: 'Open the workflow executions' })).toBeHidden();
    await expect(page.locator('iframe')).toHaveAccessibleName('Image Builder workflow executions');
  });

  await test.step('its host hears what a badge needs', async () => {
    await expect
      .poll(() => detailsOf(heard, 'state').at(-1))
      .toEqual({
        build: catalog.linuxFailedComponent.arn,
        status: 'FAILED',
        label: 'Failed',
        counts: { COMPLETED: 2, FAILED: 1, CANCELLED: 1 },
        executions: 4,
        more: false,
        canChange: false,
      });
    expect(detailsOf(heard, 'ready')).toEqual([{ version: 1 }]);
    expect(await element(page).evaluate((one: ImageBuilderWorkflowsElement) => one.state?.label)).toBe(
      'Failed',
    );
  });

  await test.step('theme and clock follow the attributes, without a load', async () => {
    const root = inside.locator('html');
    const light = await root.evaluate((html) => getComputedStyle(html).backgroundColor);
    await element(page).evaluate((one) => one.setAttribute('theme', 'dark'));
    await expect(root).toHaveCSS('color-scheme', 'dark');
    await expect(root).not.toHaveCSS('background-color', light);
    await element(page).evaluate((one) => one.setAttribute('clock', 'relative'));
    await expect(inside.getByRole('time').first()).toContainText('ago');
    await element(page).evaluate((one) => one.removeAttribute('clock'));
    await expect(inside.getByRole('time').first()).not.toContainText('ago');
  });

  await test.step('the reader goes about, and the host hears where to', async () => {
    await inside.getByRole('button', { name: 'Timeline' }).click();
    await inside.getByRole('link', { name: /All builds of/ }).click();
    await expect(heading(page)).toHaveText(/golden-ami 1\.4\.2/);
    await expect(inside.getByRole('navigation', { name: 'Breadcrumb' })).toHaveCount(0);
    await inside.getByRole('link', { name: '1.4.2 / 16' }).click();
    await expect(heading(page)).toContainText('1.4.2 / 16');
    await expect
      .poll(() => detailsOf(heard, 'navigate').at(-1))
      .toEqual({
        href: `${dashboard.url}?build=${before}&theme=dark`,
        build: before,
      });
  });

  await test.step('of what was opened nothing was kept in the browser, where it could have been', async () => {
    expect(await loaded?.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  await test.step('the same view opens as a page of its own, which does not know where from', async () => {
    const opening = context.waitForEvent('page');
    await inside.getByRole('link', { name: 'Open full page', exact: true }).click();
    const whole = await opening;
    expect(whole.url()).toBe(`${dashboard.url}?build=${before}&theme=dark`);
    await expect(whole.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark');
    expect(await whole.evaluate(() => window.opener === null)).toBe(true);
    await whole.close();
  });

  await test.step('the host names another build, and one that cannot be', async () => {
    await element(page).evaluate((one, arn) => one.setAttribute('build', arn), catalog.running.arn);
    await expect(heading(page)).toContainText('running-image');
    await expect
      .poll(() => detailsOf(heard, 'state').at(-1))
      .toMatchObject({
        build: catalog.running.arn,
        canChange: true,
      });
    await element(page).evaluate((one) => one.setAttribute('build', 'golden-ami'));
    await expect
      .poll(() => detailsOf(heard, 'error').at(-1))
      .toEqual({
        code: 'build',
        message: expect.stringContaining('not an ARN'),
      });
    await expect(heading(page)).toContainText('running-image');
  });

  await test.step('the host page requests a refresh', async () => {
    await inside.getByRole('button', { name: 'Pause refreshing' }).click();
    await expect(inside.getByText(/, paused/)).toBeVisible();
    const asked = listRequests(dashboard, 'running').length;
    await element(page).evaluate((one: ImageBuilderWorkflowsElement) => one.refresh());
    await expect.poll(() => listRequests(dashboard, 'running').length).toBe(asked + 1);
  });

  await test.step('nothing of that is in the host’s history, and it was one load', async () => {
    expect(await page.evaluate(() => history.length)).toBe(historyLength);
    await expect(inside.locator('html')).toHaveAttribute('data-kept', 'since the first load');
  });
});

test('a build that does not exist yet, and several elements in one page', async ({
  page,
  hosts,
  dashboard,
  heard,
  openHost,
}) => {
  // With a copy of the script, as a module of the host's own.
  const text = await readFile(join(projectRoot, 'public/embed.js'), 'utf8');
  const copy = hosts.add({ body: '', file: { type: 'text/javascript', text } });
  const src = dashboard.url;
  await openHost({
    head: `<script type="module" src="${copy}"></script>`,
    body:
      elementPage(dashboard, undefined, { src }).body +
      elementPage(dashboard, 'linuxSucceeded', { src }).body,
  });
  await expect(heading(page, 0)).toHaveText('No build to show');
  await expect(heading(page, 1)).toContainText('1.4.1 / 9');
  await element(page)
    .first()
    .evaluate((one, arn) => one.setAttribute('build', arn), catalog.retried.arn);
  await expect(framed(page, 0).getByRole('table', { name: 'Workflow executions' })).toContainText('3 of 3');
  expect(detailsOf(heard, 'ready')).toHaveLength(2);

  await test.step('a frame that is loaded again is met again', async () => {
    await framed(page, 1)
      .locator('html')
      .evaluate(() => window.location.reload());
    await expect.poll(() => detailsOf(heard, 'ready').length).toBe(3);
    await element(page)
      .last()
      .evaluate((one) => one.setAttribute('theme', 'dark'));
    await expect(framed(page, 1).locator('html')).toHaveCSS('color-scheme', 'dark');
  });

  await test.step('an element that is taken out and put elsewhere starts anew', async () => {
    await element(page)
      .last()
      .evaluate((one) => document.body.prepend(one));
    await expect.poll(() => detailsOf(heard, 'ready').length).toBe(4);
    await expect(heading(page, 0)).toContainText('1.4.1 / 9');
  });

  await test.step('one that is told later where the dashboard is starts then', async () => {
    await element(page)
      .first()
      .evaluate((one) => {
        one.removeAttribute('src');
      });
    await expect(element(page).first()).toContainText('The attribute src is missing');
    await expect(element(page).first().getByRole('link')).toBeHidden();
    await element(page)
      .first()
      .evaluate((one, address) => one.setAttribute('src', address), src);
    await expect.poll(() => detailsOf(heard, 'ready').length).toBe(5);
    await expect(heading(page, 0)).toContainText('1.4.1 / 9');
  });
});

test('the frame gets the height of its content, without oscillating', async ({
  page,
  dashboard,
  openHost,
}) => {
  await openHost(elementPage(dashboard, 'linuxSucceeded', { 'max-height': '100000', 'min-height': '50' }));
  const inside = framed(page);
  await expect(heading(page)).toContainText('1.4.1 / 9');
  const heights = () =>
    page.evaluate(() => {
      const frame = document.querySelector('imagebuilder-workflows')?.shadowRoot?.querySelector('iframe');
      return frame?.getBoundingClientRect().height ?? 0;
    });
  /** How much of the content does not fit, in pixels. */
  const missing = async () =>
    (await inside.locator('#root').evaluate((root) => Math.ceil(root.getBoundingClientRect().height))) -
    (await heights());
  await expect(inside.getByText(/^[\d,]+ of [\d,]+ executions$/)).toBeVisible();
  await expect.poll(missing).toBe(0);
  const closed = await heights();

  await inside.getByRole('button', { name: /build-image/ }).click();
  await expect.poll(heights).toBeGreaterThan(closed + 200);
  await expect.poll(missing).toBe(0);
  const opened = await heights();
  await inside.getByRole('button', { name: /build-image/ }).click();
  await expect.poll(heights).toBeLessThan(opened - 200);
  await expect.poll(missing).toBe(0);

  await test.step('stops following a host page that gets narrower with each height', async () => {
    await page.evaluate(() => {
      const host = document.querySelector('imagebuilder-workflows');
      const frame = host?.shadowRoot?.querySelector('iframe');
      if (!(host instanceof HTMLElement) || !frame) return;
      let isNarrow = false;
      new MutationObserver(() => {
        isNarrow = !isNarrow;
        host.style.setProperty('inline-size', isNarrow ? '300px' : '900px');
        host.dataset['changes'] = String(Number(host.dataset['changes'] ?? 0) + 1);
      }).observe(frame, { attributes: true, attributeFilter: ['style'] });
      host.style.setProperty('inline-size', '400px');
    });
    const changesInAWhile = () =>
      element(page).evaluate(async (host) => {
        const changes = host.dataset['changes'];
        for (let frames = 0; frames < 60; frames += 1) await new Promise(requestAnimationFrame);
        return Number(host.dataset['changes']) - Number(changes);
      });
    await expect.poll(changesInAWhile).toBe(0);
    expect(await element(page).evaluate((host) => Number(host.dataset['changes']))).toBeGreaterThan(0);
  });

  await test.step('the host’s own bounds hold, and the frame then scrolls', async () => {
    await element(page).evaluate((one) => one.setAttribute('max-height', '200'));
    await expect.poll(heights).toBe(200);
    await expect(inside.getByRole('link', { name: 'Open full page', exact: true })).toBeInViewport();
    await inside.getByText(/^[\d,]+ of [\d,]+ executions$/).scrollIntoViewIfNeeded();
    await expect(inside.getByText(/^[\d,]+ of [\d,]+ executions$/)).toBeInViewport();
  });
});
