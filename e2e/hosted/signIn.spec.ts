import { catalog } from '../../simulator/catalog.ts';
import { roleArn } from '../support/awsSignIn.ts';
import { executionRows } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';
import { listen } from '../support/listen.ts';
import { signInAs, test, wikiOrigin } from '../support/signInFixtures.ts';

test('signs in through a popup and pages through a build, with every signature verified', async ({
  page,
  deploy,
}) => {
  const { url, simulator, aws, provider } = await deploy();
  const address = `${url}?build=${catalog.fortyExecutions.arn}`;
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Sign in to see this build' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('forty-executions 1.0.0 / 1');
  await expect(page.getByRole('main')).toContainText('account 111122223333 in us-east-1');
  expect(simulator.log).toEqual([]);

  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(25);
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(executionRows(page)).toHaveCount(40);
  expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);
  expect(aws.asked).toEqual(['GetId', 'GetCredentialsForIdentity']);
  expect(provider.grants).toEqual(['authorization_code']);

  await page.getByRole('button', { name: 'Signed in as ada@example.com' }).click();
  const session = page.getByRole('group', { name: 'Your session' });
  await expect(session).toContainText('111122223333');
  await expect(session).toContainText('renewed automatically');
});

test('a sign-out clears everything, here and at the provider', async ({ page, deploy }) => {
  const { url } = await deploy({ offline: true });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(3);
  const kept = () =>
    page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
  await expect.poll(kept).toContain(catalog.linuxSucceeded.arn);
  expect(await kept()).not.toMatch(/ASIA|eyJ|simulator-session/);

  await page.getByRole('button', { name: 'Signed in as ada@example.com' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  // The provider asks whether its own session is to end too.
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to see builds' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(new URL(url).origin);
  expect(await kept()).toBe('[[],[]]');
  // The provider has no session any more, and asks for a name.
  await signInAs(page, 'grace');
  await expect(page.getByRole('button', { name: 'Signed in as grace@example.com' })).toBeVisible();
});

test('an embedded page signs in through a popup, without third-party storage', async ({ page, deploy }) => {
  const wiki = await listen((_request, response) => {
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"></html>');
  });
  // As in a browser that blocks storage, in the window and in the frame.
  await page.context().addInitScript(() => {
    Object.defineProperty(window, 'BroadcastChannel', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  const origin = wiki.url.slice(0, -1).replace('127.0.0.1', 'localhost');
  const { url, simulator } = await deploy({ parameters: { FrameAncestors: wikiOrigin }, wiki: origin });
  await page.goto(`${origin}/`);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    Object.assign(frame, { src, title: 'Builds', width: '1000', height: '700' });
    document.body.append(frame);
  }, `${url}?embed=1&build=${catalog.fortyExecutions.arn}`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Sign in to see this build' })).toBeVisible();
  await signInAs(page, 'ada', /^Sign in with/, frame);
  const rows = frame.getByRole('table', { name: 'Workflow executions' }).getByRole('rowheader');
  await expect(rows).toHaveCount(25);
  await frame.getByRole('button', { name: 'Load more' }).click();
  await expect(rows).toHaveCount(40);
  expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);

  await frame.getByRole('button', { name: 'Signed in as ada@example.com' }).click();
  const opening = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Sign out' }).click();
  await expect(frame.getByRole('heading', { name: 'Sign in to see this build' })).toBeVisible();
  // A page that may not be left has the provider's own session end in a window.
  const popup = await opening;
  await popup.getByRole('button', { name: 'Sign out' }).click();
  await expect(popup.getByRole('status')).toHaveText('Signed out');
  expect(page.url()).toBe(`${origin}/`);
  await wiki.close();
});

test('gets credentials from STS when the deployment names a role', async ({ page, deploy }) => {
  const { url, simulator, aws } = await deploy({ access: { identityPoolId: undefined, roleArn } });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(3);
  expect(aws.asked).toEqual(['AssumeRoleWithWebIdentity']);
  expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);
});

test('rejects a build of a region outside of the deployment without a request', async ({ page, deploy }) => {
  const { url, standIn } = await deploy();
  await page.goto(`${url}?build=${catalog.otherRegion.arn}`);
  await signInAs(page);
  const failed = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(failed).toContainText('This deployment does not reach that Region');
  await expect(failed).toContainText('it reaches Image Builder in us-east-1 only');
  expect(standIn.sent).toEqual([]);
});
