import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { sessionLife } from '../support/awsSignIn.ts';
import { executionRows, executionsTable, listRequests } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';
import { signInAs, signInAgain, test } from '../support/signInFixtures.ts';

const minute = 60_000;
const hour = 60 * minute;

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'Sign in again to continue' });

test('renews credentials before they expire, once for all requests, and again after the computer slept', async ({
  page,
  deploy,
}) => {
  const { url, aws, provider, simulator } = await deploy({ offline: true });
  await page.clock.install();
  await page.goto(`${url}?build=${catalog.fortyExecutions.arn}`);
  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(25);
  const lists = () => listRequests({ simulator }, 'fortyExecutions');
  const exchanges = () => aws.asked.filter((operation) => operation === 'GetCredentialsForIdentity').length;
  expect(exchanges()).toBe(1);

  await test.step('in the last five minutes several requests share one renewal', async () => {
    aws.ahead = 56 * minute;
    await page.clock.fastForward(aws.ahead);
    const { release } = aws.hold();
    const answered = lists();
    const closed = executionsTable(page).getByRole('button', { expanded: false });
    for (let opened = 0; opened < 3; opened += 1) await closed.first().click();
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect.poll(exchanges).toBe(2);
    expect(lists()).toEqual(answered);
    release();
    await expect(executionRows(page)).toHaveCount(40);
    expect(exchanges()).toBe(2);
    // The provider's token was still valid.
    expect(provider.grants).toEqual(['authorization_code']);
  });

  await test.step('after 9 hours, when the token of the provider has expired too', async () => {
    aws.ahead += 9 * hour;
    await page.clock.fastForward(9 * hour);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect.poll(exchanges).toBe(3);
    expect(provider.grants).toEqual(['authorization_code', 'refresh_token']);
    await expect(page.getByText(/^Refreshed (just now|\d+ s ago)/)).toBeVisible();
    await expect(notice(page)).toBeHidden();
  });
  // The page's clock is ahead of the account's, which the client corrects. Nothing else was rejected.
  const refused = simulator.log.flatMap(({ errorType }) => errorType ?? []);
  expect(new Set(refused)).toEqual(new Set(['InvalidSignatureException']));
});

test('keeps the rows when the session expires while loading, and resumes after the sign-in', async ({
  page,
  deploy,
}) => {
  const { url, aws, simulator } = await deploy();
  await page.clock.install();
  await page.goto(`${url}?build=${catalog.fortyExecutions.arn}`);
  await signInAs(page);
  await expect(executionRows(page)).toHaveCount(25);
  const alert = page.getByRole('alert').filter({ hasText: 'Loading more failed' });

  await test.step('credentials and provider token have expired', async () => {
    aws.ahead = 2 * hour;
    await page.clock.fastForward(aws.ahead);
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect(notice(page)).toContainText('has ended.');
    await expect(alert).toContainText('the session has ended');
    await expect(executionRows(page)).toHaveCount(25);
    // Expired credentials are not sent.
    expect(listRequests({ simulator }, 'fortyExecutions')).toHaveLength(1);
  });
  await test.step('the same user resumes where the list stopped', async () => {
    await signInAgain(page);
    await expect(notice(page)).toBeHidden();
    await alert.getByRole('button', { name: 'Retry', exact: true }).click();
    await expect(executionRows(page)).toHaveCount(40);
    // The first signed request after the jump of the page's clock may be the list's: the client corrects the clock and sends it again.
    const lists = simulator.log.filter(
      ({ operation, errorType }) =>
        operation === 'ListWorkflowExecutions' && errorType !== 'InvalidSignatureException',
    );
    expect(lists.map(({ status }) => status)).toEqual([200, 200]);
  });
});

test('renews credentials that the service calls expired, and pauses polling when that is rejected', async ({
  page,
  deploy,
}) => {
  const { url, aws, clock, simulator } = await deploy();
  await page.clock.install();
  await page.goto(`${url}?build=${catalog.running.arn}`);
  await signInAs(page);
  await expect(executionRows(page).first()).toBeVisible();
  const expired = () => simulator.log.filter(({ errorType }) => errorType === 'ExpiredTokenException').length;

  clock.advance(sessionLife);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(() => aws.asked.length).toBe(3);
  await expect(page.getByText(/^Refreshed (just now|\d+ s ago)/)).toBeVisible();
  await expect(notice(page)).toBeHidden();

  clock.advance(sessionLife);
  aws.refuse();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(notice(page)).toContainText('AWS issues no more credentials');
  await expect(page.getByText('paused until the user signs in')).toBeVisible();
  const refused = expired();
  const asked = simulator.log.length;
  await page.clock.fastForward(10 * minute);
  await expect(page.getByText('Refreshed 10 m')).toBeVisible();
  expect([expired(), simulator.log.length]).toEqual([refused, asked]);
});
