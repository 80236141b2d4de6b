import { cutTexts } from './support/everyView.ts';
import { expect, openBuild, test } from './support/fixtures.ts';
import { builds, lists, rows, steps } from './support/views.ts';

test('no text is cut at the text spacing of WCAG 1.4.12, at 200 % text, or without either', async ({
  page,
}) => {
  const spacing =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';
  for (const { name, open, complete } of [...lists.slice(0, 2), ...builds]) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page);
      await complete(page);
      expect.soft(await cutTexts(page), name).toEqual([]);
      // The page's policy allows no style element.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, spacing);
      expect.soft(await cutTexts(page), `${name}, text spacing`).toEqual([]);
      await page.evaluate(() => {
        document.adoptedStyleSheets = [];
        document.documentElement.style.fontSize = '200%';
      });
      expect.soft(await cutTexts(page), `${name}, 200 %`).toEqual([]);
    });
  }
});

test('forced colours tell pressed from unpressed and the current tab from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBuild(page, 'linuxFailedComponent');
  const colours = (name: string) =>
    page
      .getByRole('group', { name: 'View' })
      .getByRole('button', { name })
      .evaluate((button) => {
        const { backgroundColor, color, borderTopColor } = getComputedStyle(button);
        return [backgroundColor, color, borderTopColor].join();
      });
  await expect(page.getByRole('group', { name: 'View' })).toBeVisible();
  expect(await colours('Table')).not.toBe(await colours('Timeline'));
  await page.goto('/?list=images');
  const tab = (name: string) =>
    page
      .getByRole('link', { name, exact: true })
      .evaluate((link) => getComputedStyle(link).borderBlockEndColor);
  await expect(page.getByRole('link', { name: 'Pipelines', exact: true })).toBeVisible();
  expect(await tab('Images')).not.toBe(await tab('Pipelines'));
});

test('links and quiet buttons differ from the text around them by more than their hue', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await rows(page);
  await steps(page);
  const plain = await page.evaluate(() =>
    [...document.querySelectorAll('main a, main button[data-variant="quiet"]')]
      .filter((element) => element.checkVisibility() && element.querySelector('svg') === null)
      .filter((element) => !getComputedStyle(element).textDecorationLine.includes('underline'))
      .map((element) => element.textContent),
  );
  expect(plain).toEqual([]);
});

test('motion stops by itself, stronger lines for more contrast, and a home link as wide as its words', async ({
  page,
}) => {
  await openBuild(page, 'running');
  await rows(page);
  const endless = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming().activeDuration ?? 0)
      .filter((duration) => Number(duration) > 5_000),
  );
  expect(endless).toEqual([]);
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const usual = await line();
  await page.emulateMedia({ contrast: 'more' });
  expect(await line()).not.toBe(usual);
  const home = await page.getByRole('link', { name: 'Image Builder workflows' }).boundingBox();
  expect(home?.width).toBeLessThan(240);
});
