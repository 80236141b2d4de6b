import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects no violation of WCAG 2.2 AA, and of no best practice where `bestPractice` is set. */
export async function expectAccessible(
  page: Page,
  { bestPractice = false }: { readonly bestPractice?: boolean } = {},
): Promise<void> {
  const values = bestPractice ? [...wcag22aa, 'best-practice'] : wcag22aa;
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values },
      rules: { 'heading-order': { enabled: true } },
      resultTypes: ['violations'],
    })
    // Legacy mode opens no second page; these pages have no frames to inspect.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** Expects that the page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
