import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { startSentinels, type StartSentinelKey } from '../../simulator/catalog/pipelines.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { act, dialog, inDialog } from '../support/actions.ts';
import { framed, test as framedTest } from '../support/embedFixtures.ts';
import { expect, type JourneyServer, openBuild, test } from '../support/fixtures.ts';
import { installClock } from '../support/pageClock.ts';

const demo = 'arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline';
const starts = ({ simulator }: Pick<JourneyServer, 'simulator'>) =>
  simulator.log.filter(({ operation }) => operation === 'StartImagePipelineExecution');
const startButton = (page: Page) => page.getByRole('button', { name: 'Start a build…' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const buildLinks = (page: Page) => page.getByRole('table', { name: 'Builds' }).getByRole('rowheader');

async function openPipeline(page: Page, { url }: JourneyServer, arn: string): Promise<void> {
  await page.goto(`${url}?pipeline=${arn}`);
  await expect(startButton(page)).toBeVisible();
}

async function openSentinel(page: Page, server: JourneyServer, key: StartSentinelKey): Promise<void> {
  await openPipeline(page, server, startSentinels[key].arn);
  await startButton(page).click();
  await inDialog(page, 'Start a build').click();
}

test('a pipeline starts one build for a double click, and opens its page', async ({ page, freshServer }) => {
  await openPipeline(page, freshServer, `${demo}/windows-server-2025`);
  await expect(buildLinks(page)).toHaveCount(10);
  await startButton(page).click();
  await expect(dialog(page)).toContainText('The pipeline is disabled and stays so');
  await expect(dialog(page)).toContainText('does not count towards the auto-disable policy');
  await expectAccessible(page);
  await inDialog(page, 'Start a build').dblclick();
  await expect(heading(page)).toHaveText('Windows-Server-2025 2026.11.0 / 13');
  await expect(page.getByRole('main').getByText('Pending', { exact: true }).first()).toBeVisible();
  expect(starts(freshServer)).toHaveLength(1);
  await page.goBack();
  await expect(buildLinks(page)).toHaveCount(11);
});

test('a start whose response is lost shows its build once', async ({ page, freshServer }) => {
  const clock = await installClock(page);
  await openSentinel(page, freshServer, 'startTakenAnswerLost');
  await clock.advanceUntil((within) =>
    expect(heading(page)).toHaveText('start-taken-answer-lost 1.0.0 / 1', within),
  );
  expect(starts(freshServer)).toHaveLength(1);
  await page.goBack();
  await expect(buildLinks(page)).toHaveCount(1);
});

test('a start that was denied or is in use says why, and no build appears', async ({ page, freshServer }) => {
  await openSentinel(page, freshServer, 'startForbidden');
  await expect(dialog(page)).toContainText('imagebuilder:StartImagePipelineExecution');
  await expect(dialog(page)).toContainText('No change was made.');
  await openSentinel(page, freshServer, 'startInUse');
  await expect(dialog(page)).toContainText('Rejected:');
  await inDialog(page, 'Close').click();
  await expect(page.getByText('This pipeline has not built anything yet.')).toBeVisible();
});

test('a failed build that cannot be retried offers a new build of its pipeline', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'windowsFailedSsm', {}, freshServer);
  await act(page, 'Start a new build…').click();
  await expect(dialog(page)).toContainText('Start a build of weekly-windows?');
  await expect(dialog(page)).toContainText('A build of this pipeline is already running');
  await inDialog(page, 'Start a build').click();
  await expect(heading(page)).toHaveText('Windows-Server-2022-Base 2.0.0 / 7');
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  await expect(act(page, 'Retry…')).toBeVisible();
  await expect(act(page, 'Start a new build…')).toHaveCount(0);
});

test.describe('writes are off', () => {
  test.use({ writes: false });

  test('the dialog says so and starts nothing', async ({ page, freshServer }) => {
    await openPipeline(page, freshServer, `${demo}/al2023-base`);
    await startButton(page).click();
    await expect(dialog(page)).toContainText('Actions are turned off');
    await expect(inDialog(page, 'Start a build')).toHaveAttribute('aria-disabled', 'true');
    await inDialog(page, 'Start a build').click({ force: true });
    expect(starts(freshServer)).toEqual([]);
  });
});

framedTest('an embedded pipeline offers no start', async ({ page, dashboard, openHost }) => {
  const pipeline = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/weekly-windows';
  await openHost({
    body: `<iframe title="A pipeline" width="900" height="600" src="${dashboard.url}?pipeline=${pipeline}"></iframe>`,
  });
  await expect(framed(page).getByText('At 03:00, only on Sunday (Etc/UTC)')).toBeVisible();
  await expect(framed(page).getByRole('button', { name: /Start a/ })).toHaveCount(0);
});

test('a pipeline says why it ran, did not run, or is disabled', async ({ page, freshServer }) => {
  const facts = page.getByRole('region', { name: 'Schedule and last run' });
  freshServer.sendAccountTime();
  await page.clock.install({ time: freshServer.clock.now() });
  const cases = [
    [
      'us-west-2',
      'al2023-base',
      /Every day at 02:00 \(Etc\/UTC\).*A build has started since it was last due, 10 h 0 m ago/,
    ],
    [
      'us-west-2',
      'ci-runner-arm64',
      /update of the base image or of a component: either there was none, or the start failed/,
    ],
    ['us-west-2', 'bastion-host', /At 06:00, only on Monday \(Europe\/Berlin\)/],
    ['us-west-2', 'jenkins-agent', /None: the pipeline is disabled.*Disabled by a user/],
    ['us-west-2', 'windows-server-2025', /5 of 5 failures in a row.*A user may also have disabled it/],
    ['us-west-2', 'payments-service', /No schedule/],
    ['eu-central-1', 'al2023-base', /no build started, although each match of its schedule should start one/],
  ] as const;
  for (const [region, name, expected] of cases) {
    await test.step(`${name} in ${region}`, async () => {
      await page.goto(`${freshServer.url}?pipeline=${demo.replace('us-west-2', region)}/${name}`);
      await expect(facts).toContainText(expected);
    });
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a build of the catalog leads to its pipeline', async ({ page, freshServer }) => {
  await openBuild(page, 'latestOfPipeline', {}, freshServer);
  await page.getByRole('link', { name: 'nightly-golden' }).click();
  await expect(page.getByRole('region', { name: 'Schedule and last run' })).toContainText('Every 12 minutes');
  expect(catalog.latestOfPipeline.arn).toContain('/18');
});
