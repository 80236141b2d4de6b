import { expect, type Page, test } from '@playwright/test';
import { expectNoSidewaysScroll, violationsOf } from './accessibility.ts';
import {
  cutTextsAtEachSize,
  endlessMotion,
  hiddenTabStops,
  plainLinks,
  sameInForcedColours,
  unevenTables,
} from './everyView.ts';
import { lostFocus } from './lostFocus.ts';
import type { View } from './views.ts';

/**
 * Opens a view once and checks in it all that has to hold in every view.
 *
 * @param used the buttons of the top bar that were used in an earlier view
 */
export async function examineView(
  page: Page,
  { name, title, open, complete }: View,
  used: Set<string>,
): Promise<void> {
  await test.step(name, async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await complete(page);
    expect.soft(await page.title(), `${name}, title`).toBe(title);
    const found = {
      'endless motion': await endlessMotion(page),
      'violations, light': await violationsOf(page),
      'cut texts': await cutTextsAtEachSize(page),
      'links without underline': await plainLinks(page),
      'same in forced colours': await sameInForcedColours(page),
    };
    expect.soft(found, name).toEqual(emptyLike(found));
    for (const width of [1440, 900, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
      const stops = {
        'hidden tab stops': await hiddenTabStops(page),
        'uneven tables': await unevenTables(page),
      };
      expect.soft(stops, `${name} at ${width} px`).toEqual(emptyLike(stops));
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violationsOf(page), `${name}, dark, 320 px`).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect.soft(await lostFocus(page, used), `${name}, focus on body`).toEqual([]);
  });
}

function emptyLike(found: object): Record<string, readonly never[]> {
  return Object.fromEntries(Object.keys(found).map((key) => [key, []]));
}
