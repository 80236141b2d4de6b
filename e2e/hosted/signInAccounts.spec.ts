import { accountId, faultyAccountId, secondAccountId } from '../../simulator/arns.ts';
import { secondRoleArn } from '../support/awsSignIn.ts';
import { expect } from '../support/fixtures.ts';
import { rowOf } from '../support/overview.ts';
import { signInAs, test } from '../support/signInFixtures.ts';

const regions = ['us-west-2'];
const deniedRole = `arn:aws:iam::${faultyAccountId}:role/builds-viewer`;

test('a deployment shows several accounts through the roles that the page assumes, and names one that is denied', async ({
  page,
  deploy,
}) => {
  const { url, aws, simulator } = await deploy({
    parameters: { AllowedRegions: 'us-east-1,us-west-2', AssumedRoles: `${secondRoleArn},${deniedRole}` },
    accounts: [
      { id: accountId, name: 'production', regions },
      { id: secondAccountId, name: 'staging', roleArn: secondRoleArn, regions },
      { id: faultyAccountId, name: 'research', roleArn: deniedRole, regions },
    ],
  });
  await page.goto(url);
  await signInAs(page);
  await expect(rowOf(page, 'al2023-base')).toHaveCount(2);
  await expect(rowOf(page, 'al2023-base').filter({ hasText: 'staging' })).toHaveCount(1);
  const problem = page.getByText('your credentials do not reach this account');
  await expect(problem).toBeVisible();
  await expect(page.getByText(`"Action": "sts:AssumeRole", "Resource": "${deniedRole}"`)).toBeVisible();
  expect(aws.asked.filter((operation) => operation === 'AssumeRole').length).toBeGreaterThanOrEqual(2);

  await test.step('a pipeline is read in its own account', async () => {
    const row = rowOf(page, 'al2023-base').filter({ hasText: 'staging' });
    await row.getByRole('link', { name: 'al2023-base' }).click();
    await expect(page.getByRole('main')).toContainText(`us-west-2 · ${secondAccountId}`);
    await expect(page).toHaveTitle(new RegExp(`al2023-base · ${secondAccountId} us-west-2`));
  });
  expect(simulator.log.flatMap(({ errorType }) => errorType ?? [])).toEqual([]);
});
