import type { Route } from '@playwright/test';
import type { CatalogKey } from '../../simulator/catalog.ts';
import { violationsOf } from '../support/accessibility.ts';
import { causePanel } from '../support/causeCard.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { loggedErrors } from '../support/loggedErrors.ts';
import { excerpt, markedLine } from '../support/logs.ts';

test('shows the failing line of the log without a click, for every failing build whose component wrote to the log', async ({
  page,
  freshServer,
}) => {
  test.slow();
  const outputs = await loggedErrors(freshServer);
  expect([...outputs.keys()]).toEqual(
    expect.arrayContaining([
      'linuxFailedComponent',
      'containerFailed',
      'failedOwnLogGroup',
      'logLong',
      'logParallel',
    ]),
  );
  for (const [key, errors] of outputs) {
    await test.step(key, async () => {
      await openBuild(page, key, {}, freshServer);
      await expect(markedLine(page)).toBeInViewport();
      const line = (await markedLine(page).locator('bdi').textContent()) ?? '';
      expect(line.length).toBeGreaterThan(10);
      expect(errors.some((error) => error.includes(line))).toBe(true);
    });
  }
});

test('requests the log once, after the cause is shown, without layout shift', async ({
  page,
  freshServer,
}) => {
  const held: Route[] = [];
  await page.route(/\/api\/logs\//, (route) => void held.push(route));
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  await expect(causePanel(page)).toContainText('curl: (7) Failed to connect');
  await expect(excerpt(page)).toHaveAttribute('aria-busy', 'true');
  const places = causePanel(page).getByRole('link', { name: '/aws/imagebuilder/Golden-AMI 1.4.2/17' });
  const before = await places.boundingBox();
  await expect.poll(() => held.length).toBe(1);
  await held[0]?.continue();
  await expect(markedLine(page)).toBeInViewport();
  expect(await places.boundingBox()).toEqual(before);
  expect(freshServer.simulator.log.filter(({ operation }) => operation === 'GetLogEvents')).toHaveLength(1);
});

test('the error output of the log replaces the text that the failure context has cut, without layout shift', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 1600 });
  const held: Route[] = [];
  await page.route(/\/api\/logs\//, (route) => void held.push(route));
  await openBuild(page, 'logLongError');
  await expect(causePanel(page)).toContainText('from the image’s failure context');
  await expect.poll(() => held.length).toBe(1);
  const logPart = excerpt(page);
  const before = await logPart.boundingBox();
  await held[0]?.continue();
  await expect(causePanel(page)).toContainText('Full text, from the log');
  expect(await logPart.boundingBox()).toEqual(before);
  await causePanel(page).getByText('Full text').click();
  await expect(causePanel(page).locator('pre')).toContainText('attempt 120: Connection refused');
});

const states: readonly (readonly [CatalogKey, ...string[]])[] = [
  ['logNoStream', 'The log stream does not exist', 'has no stream 1.0.0/1', 'Look for a copy in S3'],
  ['logNoGroup', 'The log group does not exist', '/aws/imagebuilder/sentinel-log-no-group'],
  ['logExpired', 'The log lines have expired', 'retention'],
  ['logThrottled', 'CloudWatch Logs throttles these requests', 'then retry'],
  [
    'logForbidden',
    'You are not allowed to read this log',
    'You need logs:GetLogEvents on log group arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/sentinel-log-forbidden.',
  ],
  ['logOwnGroup', 'You are not allowed to read this log', 'The build logs to a group of its own.'],
  ['logOtherAccount', 'The log is in account 777788889999', 'Sign in to account 777788889999'],
  [
    'logProgressOnly',
    'no component wrote a line',
    'logs:PutLogEvents',
    'Action failed for step ApplyTestComponents',
  ],
  ['logParallel', 'May include lines of other tests that ran at the same time.', 'curl: (7)'],
  ['failedOwnLogGroup', 'Own log group /platform/images/own-log-group.'],
];

for (const [key, ...texts] of states) {
  test(`shows the state of a log, accessible in light, dark and forced colours: ${key}`, async ({ page }) => {
    await openBuild(page, key);
    for (const text of texts) await expect(causePanel(page)).toContainText(text);
    // What the API itself told, and the commands, stay.
    await expect(
      causePanel(page).getByRole('button', { name: 'Copy bash command for CloudWatch logs' }),
    ).toBeVisible();
    await expect(causePanel(page)).toContainText(/exit code \d/);
    for (const colours of [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(colours);
      expect(await violationsOf(page, '[data-skip-target="cause"]'), JSON.stringify(colours)).toEqual([]);
    }
  });
}

test('the missing permission can be copied as a policy statement', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBuild(page, 'logForbidden');
  await causePanel(page).getByRole('button', { name: 'Copy policy statement' }).click();
  await expect(causePanel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  const statement: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(statement).toEqual({
    Effect: 'Allow',
    Action: 'logs:GetLogEvents',
    Resource:
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/sentinel-log-forbidden:log-stream:*',
  });
});

test('finds the lines behind empty pages', async ({ page }) => {
  await openBuild(page, 'logEmptyPages');
  await expect(markedLine(page)).toContainText('curl: (7)');
});
