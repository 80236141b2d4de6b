import { catalog } from '../../simulator/catalog.ts';
import { executionRows } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';
import { signInAs, test } from '../support/signInFixtures.ts';

test('each failed sign-in shows its cause and what to do, and the next one succeeds', async ({
  page,
  context,
  deploy,
}) => {
  const { url, provider, simulator } = await deploy();
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  const button = page.getByRole('button', { name: /^Sign in with|^Open the sign-in window again/ });
  const alert = page.getByRole('alert');
  const open = async () => {
    const opening = page.waitForEvent('popup');
    await button.click();
    const popup = await opening;
    await expect(popup.getByLabel('Name')).toBeVisible();
    return popup;
  };

  await test.step('the provider cannot be reached', async () => {
    await context.route(`${provider.issuer}/.well-known/**`, (route) => route.abort());
    await button.click();
    await expect(alert).toContainText('could not be reached');
    await expect(alert).toContainText('Check that you are online');
    await context.unroute(`${provider.issuer}/.well-known/**`);
  });
  await test.step('the provider names another issuer', async () => {
    await context.route(`${provider.issuer}/.well-known/**`, async (route) => {
      const response = await route.fetch();
      const metadata: object = await response.json();
      await route.fulfill({ response, json: { ...metadata, issuer: 'https://evil.example' } });
    });
    await button.click();
    await expect(alert).toContainText('names another issuer.');
    await context.unroute(`${provider.issuer}/.well-known/**`);
    await page.reload();
  });
  await test.step('the browser blocks the window', async () => {
    await page.evaluate(() => {
      const real = window.open.bind(window);
      window.open = () => {
        window.open = real;
        return null;
      };
    });
    await button.click();
    await expect(alert).toContainText('The browser blocked the sign-in window.');
    await expect(alert).toContainText('Allow pop-up windows for');
  });
  await test.step('the provider refuses', async () => {
    const popup = await open();
    await popup.getByRole('link', { name: 'Refuse' }).click();
    await expect(alert).toContainText('denied the sign-in, or it was cancelled there.');
    expect(popup.isClosed()).toBe(true);
  });
  await test.step('the user closes the window', async () => {
    const popup = await open();
    await expect(page.getByText('Continue in the sign-in window.')).toBeVisible();
    await popup.close();
    await expect(
      page.getByText('The sign-in window was closed before the sign-in was complete.'),
    ).toBeVisible();
    await expect(alert).toBeHidden();
  });
  await test.step('an answer to another sign-in', async () => {
    const popup = await open();
    // As a page does it: what the journey's own navigation leads to has no opener.
    const stolen = `${url}signed-in.html?code=stolen&state=of-another-user`;
    await popup.evaluate((address) => window.location.assign(address), stolen);
    await expect(alert).toContainText('The response does not belong to this sign-in');
    expect(provider.grants).toEqual([]);
  });
  await test.step('and then it works, at the address that was asked for', async () => {
    await signInAs(page);
    await expect(executionRows(page)).toHaveCount(3);
    expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);
  });
});

test('distinguishes a token that AWS rejects from a provider that denies the sign-in', async ({
  page,
  deploy,
}) => {
  const { url, aws, simulator } = await deploy();
  aws.refuse();
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await signInAs(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('You are signed in, but AWS issued no credentials.');
  await alert.getByText('Details', { exact: true }).click();
  await expect(alert).toContainText('Invalid login token');
  expect(simulator.log).toEqual([]);
});

test('receives the response when the provider isolates the window from its opener', async ({
  page,
  context,
  deploy,
}) => {
  const { url, provider } = await deploy();
  await context.route(`${provider.issuer}/interaction/*`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' };
    await route.fulfill({ response, headers });
  });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(3);
});
