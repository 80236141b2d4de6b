import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Frame, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A rule that the page breaks, and the elements that break it. */
export interface Violation {
  readonly id: string;
  readonly at: readonly string[];
}

/**
 * Runs axe in a document, which gets its code once.
 *
 * @param within limits the run to the part of the document that this selector names
 */
export async function violationsOf(page: Page | Frame, within?: string): Promise<readonly Violation[]> {
  const hasAxe = await page.evaluate(() => 'axe' in window);
  if (!hasAxe) await page.evaluate(axeSource);
  const options: RunOptions = {
    runOnly: { type: 'tag', values: tags },
    rules: { 'heading-order': { enabled: true } },
    resultTypes: ['violations'],
    iframes: false,
  };
  return page.evaluate(
    async ([selector, settings]) => {
      // The window has it: the lines above put it there.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const { axe } = window as unknown as {
        axe: { run: (context: Document | string, options: RunOptions) => Promise<AxeResults> };
      };
      const { violations } = await axe.run(selector ?? document, settings);
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
    },
    [within, options] as const,
  );
}

/** Expects no violation of WCAG 2.2 AA, and none of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

/** Expects that the page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
