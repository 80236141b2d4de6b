import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

const account = 'arn:aws:imagebuilder:us-east-1:111122223333';
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
