import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { expect, test } from '../support/fixtures.ts';
import { attention, openOverview, operations, pipelines, rowOf } from '../support/overview.ts';

test.use({ region: 'us-west-2' });

test('the start page shows what needs attention and every pipeline with its last builds', async ({
  page,
  freshServer,
}) => {
  await openOverview(page, freshServer);
  await expect(page.getByRole('heading', { name: 'Needs attention: 6' })).toBeVisible();
  await expect(attention(page)).toContainText([
    /Failed\s*Docker-Host 2026\.11\.0 \/ 14.*3 scheduled builds in a row failed; at 5 the pipeline is disabled/,
    /Failed\s*GPU-Training-Ubuntu.*sufficient g6\.4xlarge capacity/,
    /Waiting\s*Bastion-Host 2026\.11\.0 \/ 9.*ApproveHardening waits for an action.*times out in 5 h 5\d m/,
    /Slow\s*Windows-Server-2022-Core.*Running for 1 h 5\d m, usually 5\d m/,
    /Disabled\s*jenkins-agent.*Disabled by a user/,
    /Disabled\s*windows-server-2025.*auto-disable policy after 5 failures in a row/,
  ]);
  await expect(pipelines(page).getByRole('rowheader')).toHaveCount(12);
  await expect(rowOf(page, 'docker-host')).toContainText('3 of 5');
  await expect(rowOf(page, 'jenkins-agent')).toContainText('disabled');
  await expect(rowOf(page, 'payments-service')).toContainText('no schedule');
  await expect(rowOf(page, 'al2023-base')).toContainText(/10 h 0 m ago\s*in 1[34] h \d+ m\s*\d+ m \d+ s/);
  await expect(rowOf(page, 'docker-host').getByRole('link', { name: /^Failed: build/ })).toHaveCount(3);

  await test.step('a mark has the details of its build on focus and hover, and leads to it', async () => {
    const mark = rowOf(page, 'docker-host').getByRole('link', { name: 'Failed: build 2026.11.0 / 14' });
    await mark.focus();
    await expect(page.getByRole('tooltip')).toContainText(/took \d+ m \d+ s\s*started by its schedule/);
    await expect(page.getByRole('tooltip')).toContainText('check-http');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await rowOf(page, 'eks-node-1-33')
      .getByRole('link', { name: /^Building: build/ })
      .focus();
    await expect(page.getByRole('tooltip')).toContainText(/running for 4 m \d+ sstep \d of 7: \w+, [\dms ]+/);
    await page.keyboard.press('Escape');
    await mark.hover();
    await page.getByRole('tooltip').hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await mark.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Docker-Host 2026.11.0 / 14');
    await page.goBack();
  });
  await rowOf(page, 'docker-host').getByRole('link', { name: 'docker-host' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('docker-host');
});

test('a refresh costs three requests and shows what has started and ended', async ({ page, freshServer }) => {
  const clock = await openOverview(page, freshServer);
  await expect(rowOf(page, 'windows-server-2025')).toContainText(/\d+ m \d+ s/);
  const marks = rowOf(page, 'al2023-canary').getByRole('link', { name: /: build / });
  await expect(marks.last()).toHaveAccessibleName('Pending: build 2026.11.0 / 17');

  // Paused, so that no refresh of the page's own comes between.
  await page.getByRole('button', { name: 'Pause refreshing' }).click();
  const paused = page.getByText(/^Refreshed .*, paused$/);
  for (let round = 0; round < 4; round += 1) {
    await expect(paused).toBeVisible();
    const before = operations(freshServer).length;
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect.poll(() => operations(freshServer).length).toBeGreaterThan(before);
    await expect(paused).toBeVisible();
    expect(operations(freshServer).slice(before), `refresh ${round}`).toHaveLength(3);
  }
  const before = operations(freshServer).length;
  await page.clock.runFor(120_000);
  expect(operations(freshServer)).toHaveLength(before);

  freshServer.clock.advance(31 * 60_000);
  await page.getByRole('button', { name: 'Resume refreshing' }).click();
  await clock.advanceUntil((within) =>
    expect(marks.last()).toHaveAccessibleName(
      /^(?:Pending|Creating|Building): build 2026\.11\.0 \/ 18$/,
      within,
    ),
  );
});

test('the search finds what is loaded while typing, and opens an ARN', async ({ page, freshServer }) => {
  await openOverview(page, freshServer);
  const field = page.getByRole('textbox', { name: /Find a build/ });
  await field.fill('docker');
  const matches = page.getByRole('list', { name: 'Matches among what is loaded' });
  await expect(matches.getByRole('link')).toContainText(['docker-host', 'Docker-Host 2026.11.0 / 14']);
  await field.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Docker-Host 2026.11.0 / 14');
  await page.goBack();
  await field.fill('windows core 10');
  await expect(matches.getByRole('link')).toHaveText([/Windows-Server-2022-Core 2026\.11\.0 \/ 10/]);
  const arn = 'arn:aws:imagebuilder:us-west-2:111122223333:image/docker-host/2026.11.0/14';
  await field.fill(
    `https://us-west-2.console.aws.amazon.com/imagebuilder/home#/images/${encodeURIComponent(arn)}`,
  );
  await expect(matches.getByRole('link')).toHaveText([/Docker-Host 2026\.11\.0 \/ 14/]);
  await field.fill('no such pipeline');
  await field.press('Enter');
  await expect(page.getByText(/has this name\./)).toBeVisible();
});

test('a list that may not be read is named, and the others are shown', async ({ page, freshServer }) => {
  await page.route('**/ListWaitingWorkflowSteps', (route) =>
    route.fulfill({
      status: 403,
      headers: { 'x-amzn-errortype': 'ForbiddenException' },
      json: { message: 'Not permitted.' },
    }),
  );
  await openOverview(page, freshServer);
  await expect(page.getByRole('alert')).toContainText(
    'The waiting steps could not be read: access is denied',
  );
  await expect(pipelines(page).getByRole('rowheader')).toHaveCount(12);
});

test('the attention list names what the AWS CLI lists', async ({ page, freshServer }) => {
  const run = promisify(execFile);
  const cli = async (operation: string, query: string): Promise<readonly string[]> => {
    const { stdout } = await run(
      'aws',
      ['imagebuilder', operation, '--query', query, '--output', 'json', '--region', 'us-west-2'].concat([
        '--endpoint-url',
        `${freshServer.url}api/imagebuilder/us-west-2`,
      ]),
      {
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: simulatorCredentials.secretAccessKey,
        },
      },
    );
    const listed: unknown = JSON.parse(stdout);
    return Array.isArray(listed) ? listed.map(String) : [];
  };
  const isInstalled = await run('aws', ['--version']).then(
    () => true,
    () => false,
  );
  test.skip(!isInstalled, 'The AWS CLI is not installed.');
  const failed = await cli(
    'list-image-pipelines',
    "imagePipelineList[?lastRunStatus=='FAILED' || status=='DISABLED'].name",
  );
  const waiting = await cli('list-waiting-workflow-steps', 'steps[].name');
  await openOverview(page, freshServer);
  const texts = await attention(page).allTextContents();
  const named = (name: string) => texts.some((text) => text.toLowerCase().includes(name.toLowerCase()));
  expect(failed.length).toBeGreaterThan(2);
  expect([...failed, ...waiting].filter((name) => !named(name))).toEqual([]);
  const kinds = texts.filter((text) => /^(?:Failed|Disabled|Waiting)/.test(text));
  expect(kinds).toHaveLength(failed.length + waiting.length);
});

test('25 pipelines fit a screen of 1080 pixels, and the wall view fills any screen', async ({
  page,
  freshServer,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const images = ['al2023-base', 'docker-host', 'eks-node-1-33', 'windows-server-2025'];
  const imagePipelineList = Array.from({ length: 25 }, (_, index) => ({
    arn: `arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/pipeline-${index}`,
    name: `a-pipeline-with-a-rather-long-name-${index}`,
    status: 'ENABLED',
    imageRecipeArn: `arn:aws:imagebuilder:us-west-2:111122223333:image-recipe/${images[index % 4]}/2026.11.0`,
  }));
  await page.route('**/ListImagePipelines', (route) => route.fulfill({ json: { imagePipelineList } }));
  await openOverview(page, freshServer);
  await expect(pipelines(page).getByRole('rowheader')).toHaveCount(25);
  await expect(pipelines(page).getByRole('rowheader').last()).toBeInViewport({ ratio: 1 });

  await page.getByRole('link', { name: 'Wall view' }).click();
  await expect(page).toHaveURL(/\?view=wall$/);
  const tiles = page.getByRole('list', { name: 'Pipelines' }).getByRole('heading');
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(tiles).toHaveCount(25);
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    expect(scrolls, `${width} px`).toBeLessThanOrEqual(0);
    // A fiftieth of the height, to be read from 3 m.
    const size = await tiles.first().evaluate((tile) => parseFloat(getComputedStyle(tile).fontSize));
    expect(size).toBeGreaterThanOrEqual(height / 50);
  }
  await page.getByRole('link', { name: 'Close wall view' }).click();
  await expect(pipelines(page)).toBeVisible();
});

for (const [theme, width] of [
  ['light', 320],
  ['dark', 768],
  ['light', 3840],
] as const) {
  test(`the overview is accessible and fits: ${theme}, ${width} pixels`, async ({ page, freshServer }) => {
    await page.setViewportSize({ width, height: 1000 });
    for (const view of ['table', 'wall']) {
      await test.step(view, async () => {
        await openOverview(page, freshServer, `?theme=${theme}&view=${view}`);
        await expect(page.getByRole('link', { name: 'docker-host', exact: true })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}
