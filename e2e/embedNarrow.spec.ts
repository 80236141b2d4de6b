import { AxeBuilder } from '@axe-core/playwright';
import { catalog } from '../simulator/catalog.ts';
import { expect, test } from './support/fixtures.ts';

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
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: window.innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(room);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
