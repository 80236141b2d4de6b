import { catalog } from '../../simulator/catalog.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts';
import { expect, test } from '../support/fixtures.ts';

const failed = catalog.linuxFailedComponent.arn;
const version = failed.replace(/\/\d+$/, '');

test.use({ viewport: { width: 280, height: 600 } });

for (const [what, build, more, shown] of [
  ['a failed build with its execution open', failed, '', 'Failed in the TEST phase'],
  ['in the dark, against time', failed, '&view=timeline&theme=dark', 'parallel group'],
  ['the builds of a version', version, '', '3 builds'],
  ['a build that is not understood', 'golden-ami', '&theme=dark', 'No build to show'],
] as const) {
  test(`is accessible and fits a frame of 280 pixels: ${what}`, async ({ page }) => {
    await page.goto(`/?embed=1&build=${build}${more}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeInViewport();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
