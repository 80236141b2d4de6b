import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { expect, startOfTime, test } from '../support/fixtures.ts';
import { installClock } from '../support/pageClock.ts';

test.use({ region: 'us-west-2' });

const arnIn = (region: string, name: string) =>
  `arn:aws:imagebuilder:${region}:111122223333:image-pipeline/${name}`;

test('the log of a pipeline is read on its page, a day at a time', async ({ page, freshServer }) => {
  await page.goto(`${freshServer.url}?pipeline=${arnIn('us-west-2', 'al2023-base')}`);
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await expect(page).toHaveURL(/&view=log$/);
  const log = page.getByRole('region', { name: 'Log of the pipeline' });
  await expect(log).toContainText('/aws/imagebuilder/pipeline/al2023-base 2026/11/20');
  await expect(log).toContainText('Started execution of pipeline');
  const day = page.getByRole('combobox', { name: 'Day (UTC)' });
  await day.selectOption('2026-11-19');
  await expect(log).toContainText('/aws/imagebuilder/pipeline/al2023-base 2026/11/19');
  await expect(log).toContainText('Started execution of pipeline');
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Builds', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Builds' })).toBeVisible();

  await test.step('a log that may not be read names the permission', async () => {
    await page.route('**/api/logs/**', (route) =>
      route.fulfill({
        status: 400,
        json: {
          __type: 'AccessDeniedException',
          message:
            'User: arn:aws:sts::111122223333:assumed-role/build/e is not authorized to perform: logs:DescribeLogStreams on resource: arn:aws:logs:us-west-2:111122223333:log-group:/aws/imagebuilder/pipeline/docker-host because no identity-based policy allows the logs:DescribeLogStreams action',
        },
      }),
    );
    await page.goto(`${freshServer.url}?pipeline=${arnIn('us-west-2', 'docker-host')}&view=log`);
    await expect(page.getByText('You are not allowed to read this log')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy policy statement' })).toBeVisible();
  });
});

test('a build that was due and did not start has the lines that the pipeline logged then', async ({
  page,
  freshServer,
}) => {
  freshServer.sendAccountTime();
  await installClock(page, startOfTime);
  const facts = page.getByRole('region', { name: 'Schedule and last run' });
  await page.goto(`${freshServer.url}?pipeline=${arnIn('eu-central-1', 'al2023-base')}`);
  await expect(facts).toContainText('The API does not say why');
  await expect(facts).toContainText(/Log at that time.*Failed to start execution of pipeline/);
  await page.goto(`${freshServer.url}?pipeline=${arnIn('us-west-2', 'ci-runner-arm64')}`);
  await expect(facts).toContainText('The API does not tell the two apart');
  await expect(facts).toContainText(/Log at that time.*No dependency updates found for pipeline/);
});
