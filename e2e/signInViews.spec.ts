import { AxeBuilder } from '@axe-core/playwright';
import { catalog } from '../simulator/catalog.ts';
import { sessionCredentials, sessionTokenUntil } from '../simulator/keys.ts';
import { executionRows } from './support/executions.ts';
import { expect, startOfTime } from './support/fixtures.ts';
import { test } from './support/signInFixtures.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('nobody is shut out of signing in: axe finds nothing, and nothing is cut at 320 pixels', async ({
  page,
  deploy,
}) => {
  test.slow();
  const check = async (what: string) =>
    test.step(what, async () => {
      for (const [width, colorScheme] of [
        [320, 'light'],
        [1440, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 720 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          .options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
          .setLegacyMode()
          .analyze();
        const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
        expect.soft(found, `${what}, ${width}`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `${what}, ${width}`).toBeLessThanOrEqual(0);
      }
    });
  const { accessKeyId, secretAccessKey } = sessionCredentials;
  const keys = `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`;

  const { url } = await deploy();
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  const button = page.getByRole('button', { name: /^Sign in with/ });
  await expect(button).toBeVisible();
  await check('the way in');
  await page.evaluate(() => {
    window.open = () => null;
  });
  await button.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await check('a window that was blocked');

  const pasted = await deploy({ pasted: true });
  await page.goto(`${pasted.url}?build=${catalog.linuxSucceeded.arn}`);
  const field = page.getByLabel('Temporary AWS credentials');
  await field.fill(keys);
  await page.getByRole('button', { name: 'Show whose they are' }).click();
  await expect(page.getByRole('alert')).toContainText('The session token is missing');
  await check('a paste that is refused');
  await field.fill(`${keys}AWS_SESSION_TOKEN=${sessionTokenUntil(startOfTime + 60_000)}`);
  await page.getByRole('button', { name: 'Show whose they are' }).click();
  const use = page.getByRole('button', { name: 'Use these credentials' });
  await expect(use).toBeVisible();
  await check('whose the credentials are');
  await use.click();
  await expect(executionRows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await check('who has signed in');
  await page.keyboard.press('Escape');
  pasted.clock.advance(60_000);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('Sign in again to go on')).toBeVisible();
  await check('a session that has ended');
  await page.getByRole('button', { name: 'Paste new credentials' }).click();
  await check('new credentials over the rows');
});
