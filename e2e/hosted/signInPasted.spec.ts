import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { sessionCredentials, sessionTokenUntil } from '../../simulator/keys.ts';
import { executionRows } from '../support/executions.ts';
import { expect, startOfTime } from '../support/fixtures.ts';
import { test } from '../support/signInFixtures.ts';

const { accessKeyId, secretAccessKey } = sessionCredentials;
const hour = 3_600_000;

/** What `aws configure export-credentials --format env` prints. */
const exported = (end = startOfTime + hour, more = '') =>
  `export AWS_ACCESS_KEY_ID=${accessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${secretAccessKey}\nexport AWS_SESSION_TOKEN=${sessionTokenUntil(end)}\n${more}`;

const field = (page: Page) => page.getByLabel('Temporary AWS credentials');

async function paste(page: Page, text: string) {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
}

test('shows the account of pasted credentials before they are used', async ({ page, deploy }) => {
  const { url, aws, simulator } = await deploy({ pasted: true });
  const address = `${url}?build=${catalog.fortyExecutions.arn}`;
  await page.goto(address);
  await expect(field(page)).toHaveAttribute('autocomplete', 'off');
  await expect(field(page)).toHaveAttribute('spellcheck', 'false');

  await test.step('what can’t be used says why, and stays', async () => {
    const longLived = `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secretAccessKey}`;
    await paste(page, longLived);
    await expect(page.getByRole('alert')).toContainText('long-lived keys of an IAM user');
    await expect(field(page)).toHaveValue(longLived);
    await paste(page, exported(undefined, 'export AWS_CREDENTIAL_EXPIRATION=2020-01-01T00:00:00Z'));
    await expect(page.getByRole('alert')).toContainText('These credentials have expired');
    expect(aws.asked).toEqual([]);
    await paste(page, exported().replace(secretAccessKey, 'wrong'));
    await expect(page.getByRole('alert')).toContainText('AWS rejected these credentials');
    await paste(page, exported(startOfTime - 1));
    await expect(page.getByRole('alert')).toContainText('These credentials have expired.');
    await expect(field(page)).toHaveValue(/AWS_SESSION_TOKEN/);
  });

  await test.step('what can is used when its account was seen', async () => {
    const end = new Date(Date.now() + 50 * 60_000).toISOString();
    const form = JSON.stringify({
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionTokenUntil(startOfTime + hour),
        Expiration: end,
      },
    });
    await paste(page, form);
    const whose = page.getByRole('region', { name: 'Verified credentials' });
    await expect(whose).toContainText('111122223333');
    await expect(whose).toContainText('builds-viewer/ada@example.com');
    await expect(whose.locator('time')).toHaveAttribute('datetime', end);
    expect(simulator.log).toEqual([]);
    await page.getByRole('button', { name: 'Use these credentials' }).click();
    await expect(executionRows(page)).toHaveCount(25);
    expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);
  });

  await test.step('nothing of them is kept', async () => {
    expect(page.url()).toBe(address);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    expect(kept).not.toMatch(/ASIA|not-a-secret|simulator-session/);
    await page.reload();
    await expect(field(page)).toHaveValue('');
  });

  await test.step('a build in China needs the local server', async () => {
    await page.goto(`${url}?build=${catalog.china.arn}`);
    await paste(page, exported());
    await page.getByRole('button', { name: 'Use these credentials' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'use the local server for this Region' });
    await expect(alert).toContainText('npm start -- --profile NAME');
    expect(simulator.log.filter(({ region }) => region === 'cn-north-1')).toEqual([]);
  });
});

test('replaces expired pasted credentials, and keeps the rows', async ({ page, deploy }) => {
  const { url, clock, simulator } = await deploy({ pasted: true });
  await page.clock.install();
  await page.goto(`${url}?build=${catalog.running.arn}`);
  await paste(page, exported());
  await page.getByRole('button', { name: 'Use these credentials' }).click();
  const first = executionRows(page).first();
  await expect(first).toBeVisible();
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await expect(page.getByRole('group', { name: 'Your session' })).toContainText('expire at an unknown time');
  await page.keyboard.press('Escape');

  clock.advance(hour);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Sign in again to continue' });
  await expect(notice).toContainText('AWS no longer accepts these credentials');
  await expect(first).toBeVisible();
  const asked = simulator.log.length;
  await page.getByRole('button', { name: 'Paste new credentials' }).click();
  await paste(page, exported(clock.now() + hour));
  await page.getByRole('button', { name: 'Use these credentials' }).click();
  await expect(notice).toBeHidden();
  // Polling resumes.
  await expect.poll(() => simulator.log.length).toBeGreaterThan(asked);

  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(field(page)).toHaveValue('');
  await expect(executionRows(page)).toHaveCount(0);
});

test('distinguishes a build of another account from a deleted build', async ({ page, deploy }) => {
  const { url } = await deploy({ pasted: true });
  await page.goto(`${url}?build=${catalog.doesNotExist.arn.replace('111122223333', '444455556666')}`);
  await paste(page, exported());
  await page.getByRole('button', { name: 'Use these credentials' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'This build belongs to account 444455556666, and you are signed in to account 111122223333.',
  );
});
