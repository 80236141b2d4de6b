import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { hiddenTabStops, unevenTables } from './support/everyView.ts';
import { expect, test } from './support/fixtures.ts';
import { builds, dialogs, lists } from './support/views.ts';

for (const [group, views] of Object.entries({ lists, builds, dialogs })) {
  test(`${group}: no hidden tab stop, uneven table or violation, at 320, 900 and 1440 px`, async ({
    page,
  }) => {
    const titles = new Map<string, string>();
    for (const { name, open, complete } of views) {
      await test.step(name, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await open(page);
        await complete(page);
        await expectAccessible(page, { bestPractice: true });
        for (const width of [1440, 900, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await expectNoSidewaysScroll(page);
          expect.soft(await hiddenTabStops(page), `${name}, hidden tab stops at ${width}`).toEqual([]);
          expect.soft(await unevenTables(page), `${name}, tables at ${width}`).toEqual([]);
        }
        titles.set(name, await page.title());
      });
    }
    // A dialog, the timeline and a frame show the same build under the same title.
    const own = [...titles].filter(([name]) => !/dialog|log|token|shortcuts|timeline|embedded/.test(name));
    expect(new Set(own.map(([, title]) => title)).size, own.join('\n')).toBe(own.length);
  });
}
