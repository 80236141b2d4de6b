import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { sessionCredentials, sessionTokenUntil } from '../../simulator/keys.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { executionRows } from '../support/executions.ts';
import { expect, startOfTime } from '../support/fixtures.ts';
import { test } from '../support/signInFixtures.ts';

const { accessKeyId, secretAccessKey } = sessionCredentials;
const keys = `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`;
const sessionLength = 60_000;

/** Expects that the view is accessible and fits, narrow and light as well as wide and dark. */
async function check(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1440, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
}

async function verify(page: Page, text: string): Promise<void> {
  await page.getByLabel('Temporary AWS credentials').fill(text);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
}

async function usePasted(page: Page): Promise<void> {
  await verify(page, `${keys}AWS_SESSION_TOKEN=${sessionTokenUntil(startOfTime + sessionLength)}`);
  await page.getByRole('button', { name: 'Use these credentials' }).click();
  await expect(executionRows(page)).toHaveCount(3);
}

test('the sign-in page is accessible and fits 320 px', async ({ page, deploy }) => {
  const { url } = await deploy();
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  const button = page.getByRole('button', { name: /^Sign in with/ });
  await expect(button).toBeVisible();
  await check(page, 'the sign-in button');
  await page.evaluate(() => {
    window.open = () => null;
  });
  await button.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await check(page, 'a blocked window');
});

test('the form for pasted credentials is accessible and fits 320 px', async ({ page, deploy }) => {
  const { url } = await deploy({ pasted: true });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await verify(page, keys);
  await expect(page.getByRole('alert')).toContainText('The session token is missing');
  await check(page, 'rejected credentials');
  await verify(page, `${keys}AWS_SESSION_TOKEN=${sessionTokenUntil(startOfTime + sessionLength)}`);
  await expect(page.getByRole('button', { name: 'Use these credentials' })).toBeVisible();
  await check(page, 'verified credentials');
});

test('the session panel is accessible and fits 320 px', async ({ page, deploy }) => {
  const { url } = await deploy({ pasted: true });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await usePasted(page);
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await expect(page.getByRole('group', { name: 'Your session' })).toBeVisible();
  await check(page, 'the session panel');
});

test('an ended session is accessible and fits 320 px', async ({ page, deploy }) => {
  const { url, clock } = await deploy({ pasted: true });
  await page.goto(`${url}?build=${catalog.linuxSucceeded.arn}`);
  await usePasted(page);
  clock.advance(sessionLength);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const renew = page.getByRole('button', { name: 'Paste new credentials' });
  await expect(renew).toBeVisible();
  await check(page, 'an ended session');
  await renew.click();
  await expect(page.getByRole('button', { name: 'Verify credentials' })).toBeVisible();
  await check(page, 'new credentials above the rows');
});
