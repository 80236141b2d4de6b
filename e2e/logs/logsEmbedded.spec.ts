import { causePanel } from '../support/causeCard.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { lineItems, markedLine, viewer } from '../support/logs.ts';

test('an embedded page shows log lines only after a click', async ({ page, freshServer }) => {
  await openBuild(page, 'linuxFailedComponent', { embed: 1 }, freshServer);
  const show = causePanel(page).getByRole('button', { name: 'Show log lines' });
  await expect(show).toBeVisible();
  await expect(markedLine(page)).toHaveCount(0);
  expect(freshServer.simulator.log.filter(({ operation }) => operation === 'GetLogEvents')).toEqual([]);
  await show.click();
  await expect(markedLine(page)).toContainText('curl: (7)');

  await openBuild(page, 'linuxFailedComponent', { embed: 1, view: 'log' }, freshServer);
  await expect(viewer(page)).toHaveCount(0);
  const shows = page.getByRole('button', { name: 'Show log lines' });
  await expect(shows).toHaveCount(2);
  await shows.last().click();
  await expect(lineItems(page).first()).toBeVisible();
});

test('requests no log lines when the deployment has them off', async ({ page, freshServer }) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), logLines: false } });
  });
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  await expect(causePanel(page)).toContainText('This deployment does not show log lines');
  await expect(page.getByRole('button', { name: 'Timeline' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Log', exact: true })).toHaveCount(0);

  await openBuild(page, 'linuxFailedComponent', { view: 'log' }, freshServer);
  await expect(page.getByText('This deployment does not show log lines', { exact: true })).toBeVisible();

  await openBuild(page, 'linuxFailedComponent', { embed: 1 }, freshServer);
  await expect(causePanel(page)).toContainText('curl: (7)');
  await expect(causePanel(page).getByRole('button', { name: 'Show log lines' })).toHaveCount(0);
  expect(freshServer.simulator.log.filter(({ operation }) => operation === 'GetLogEvents')).toEqual([]);
});
