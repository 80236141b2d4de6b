import { catalog } from '../src/simulator/catalog.ts';
import { executionRows } from './executions.ts';
import { expect } from './fixtures.ts';
import { signInAs, test } from './signInFixtures.ts';

test('somebody signs in through a popup and pages through a build, every signature verified', async ({
  page,
  deploy,
}) => {
  const { url, simulator, aws, provider } = await deploy();
  const address = `${url}?build=${catalog.fortyExecutions.arn}`;
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Sign in to see this build' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('forty-executions 1.0.0 / 1');
  await expect(page.getByRole('main')).toContainText('account 111122223333, us-east-1');
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
  await expect(session).toContainText('renewed by themselves');
});
