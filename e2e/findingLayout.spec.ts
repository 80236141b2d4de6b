import type { Page } from '@playwright/test';
import { catalog } from '../simulator/catalog.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';

const account = 'arn:aws:imagebuilder:us-east-1:111122223333';
const versionArn = `${account}:image/golden-ami/1.4.2`;
const pipelineArn = `${account}:image-pipeline/nightly-golden`;

const tableOf = (page: Page, name: string) => page.getByRole('table', { name });

test('the builds of a pipeline stay within their panel at every width', async ({ page }) => {
  await page.goto(`/?pipeline=${pipelineArn}`);
  const builds = tableOf(page, 'Builds');
  await expect(builds.getByRole('rowheader').first()).toBeVisible();
  for (const width of [320, 480, 640, 768, 832, 1024, 1440, 3840]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await builds.evaluate(
      (table) =>
        table.getBoundingClientRect().right - (table.parentElement?.getBoundingClientRect().right ?? 0),
    );
    expect(beyond, `at ${width} px`).toBeLessThanOrEqual(0);
  }
});

const views = [
  ['?', 'Image versions'],
  ['?list=pipelines', 'Pipelines'],
  [`?build=${versionArn}`, 'Builds'],
  [`?pipeline=${pipelineArn}&filter=16`, 'Builds'],
  [`?build=${catalog.linuxPrevious.arn}`, 'Workflow executions'],
] as const;
for (const [view, table] of views) {
  for (const [theme, width] of [
    ['light', 320],
    ['dark', 1440],
  ] as const) {
    test(`${view} is accessible (WCAG 2.2 AA) and fits ${width} px, ${theme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/${view}&theme=${theme}`);
      await expect(tableOf(page, table).getByRole('rowheader').first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  }
}
