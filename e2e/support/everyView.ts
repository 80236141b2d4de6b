import type { Page } from '@playwright/test';

/** A control that takes the focus and cannot be seen then, by its tag and name. */
export type HiddenStop = string;

/**
 * Focuses each tab stop of the page in turn, as Tab would.
 *
 * @returns those whose box is empty, or clipped away by an ancestor, while they have the focus
 */
export async function hiddenTabStops(page: Page): Promise<readonly HiddenStop[]> {
  return page.evaluate(() => {
    const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const modal = document.querySelector('dialog[open]') ?? document.querySelector('[popover]:popover-open');
    const hidden: string[] = [];
    for (const element of (modal ?? document).querySelectorAll<HTMLElement>(selector)) {
      if (element.tabIndex < 0 || element.matches(':disabled')) continue;
      element.focus();
      if (document.activeElement !== element) continue;
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let each = element.parentElement; each; each = each.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(each);
        if (overflowX === 'visible' && overflowY === 'visible' && clipPath === 'none') continue;
        // What the page itself scrolls is not clipped, and nothing around it clips what is in the top layer.
        if (each === document.documentElement || each === document.body) continue;
        const box = each.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
        if (each.matches('dialog[open], :popover-open')) break;
      }
      const isVisible =
        right - left > 4 && bottom - top > 4 && element.checkVisibility({ opacityProperty: true });
      if (!isVisible)
        hidden.push(`${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`);
    }
    return hidden;
  });
}

/** The tables whose rows have other cells than their header, at the current width: hidden ones count on neither side. */
export async function unevenTables(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const uneven: string[] = [];
    // It has to be inside: the browser gets this function alone.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const shown = (row: Element) =>
      [...row.children].filter((cell) => getComputedStyle(cell).display !== 'none');
    for (const table of document.querySelectorAll('table')) {
      const header = table.querySelector('thead tr');
      if (!header) continue;
      const names = shown(header);
      if (names.some((cell) => (cell.textContent ?? '').trim() === '')) uneven.push('an empty header cell');
      for (const row of table.querySelectorAll('tbody tr')) {
        const cells = shown(row);
        if (cells.length === 0 || cells.some((cell) => cell.getAttribute('colspan') !== null)) continue;
        if (cells.length !== names.length) {
          uneven.push(
            `${table.getAttribute('aria-label')}: ${cells.length} cells under ${names.length} headers`,
          );
        }
      }
    }
    return [...new Set(uneven)];
  });
}

/** Elements whose own text is cut by their box: hidden overflow, an ellipsis, or a clamp on lines. */
async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
      const isClipping = overflowX === 'hidden' || overflowY === 'hidden' || overflowX === 'clip';
      if (!isClipping || clipPath !== 'none' || element.closest('[aria-hidden="true"]')) continue;
      if (position === 'absolute' && element.clientWidth <= 1) continue;
      if ((element.textContent ?? '').trim() === '' || !element.checkVisibility()) continue;
      const isCut =
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      if (isCut) cut.push(`${element.localName}.${element.className}: ${element.textContent?.slice(0, 60)}`);
    }
    for (const select of document.querySelectorAll('select')) {
      const text = select.selectedOptions[0]?.textContent ?? '';
      const context = document.createElement('canvas').getContext('2d');
      if (!context) continue;
      const style = getComputedStyle(select);
      context.font = style.font;
      context.letterSpacing = style.letterSpacing;
      const room =
        select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (select.checkVisibility() && context.measureText(text).width > room + 1) cut.push(`select: ${text}`);
    }
    return [...new Set(cut)];
  });
}

/** Text spacing of WCAG 1.4.12. */
const textSpacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** The texts that are cut as the page is, at the text spacing of WCAG 1.4.12, and at 200 % text. */
export async function cutTextsAtEachSize(page: Page): Promise<readonly string[]> {
  const usual = await cutTexts(page);
  // The page's policy allows no style element.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, textSpacing);
  const spaced = await cutTexts(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
    document.documentElement.style.fontSize = '200%';
  });
  const large = await cutTexts(page);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return [
    ...usual,
    ...spaced.map((text) => `text spacing: ${text}`),
    ...large.map((text) => `200 %: ${text}`),
  ];
}

/** Links and quiet buttons that differ from the text around them by their hue alone. */
export async function plainLinks(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main a, main button[data-variant="quiet"]')]
      .filter((element) => element.checkVisibility() && element.querySelector('svg') === null)
      // Tabs stand beside each other, not in a text.
      .filter((element) => !element.closest('nav')?.querySelector('[aria-current]'))
      .filter((element) => !getComputedStyle(element).textDecorationLine.includes('underline'))
      .map((element) => element.textContent ?? ''),
  );
}

/** Animations that run for more than five seconds. */
export async function endlessMotion(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 5_000)
      .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : animation.id)),
  );
}

/** Under forced colours: the groups whose pressed button or current link has the same colours as another one in the group. */
export async function sameInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const same = await page.evaluate(() => {
    // They have to be inside: the browser gets this function alone.
    // oxlint-disable unicorn/consistent-function-scoping
    const colours = (element: Element) => {
      const { backgroundColor, color, borderTopColor, borderBlockEndColor, outlineStyle } =
        getComputedStyle(element);
      return [backgroundColor, color, borderTopColor, borderBlockEndColor, outlineStyle].join();
    };
    const isChosen = (each: Element) =>
      each.getAttribute('aria-pressed') === 'true' || each.getAttribute('aria-current') !== null;
    // oxlint-enable unicorn/consistent-function-scoping
    const found: string[] = [];
    for (const chosen of document.querySelectorAll('[aria-pressed="true"], a[aria-current]')) {
      const others = [
        ...(chosen.closest('[role="group"], nav, search, ul') ?? document).querySelectorAll('*'),
      ];
      const other = others.find(
        (each) => each.localName === chosen.localName && each.checkVisibility() && !isChosen(each),
      );
      if (other && chosen.checkVisibility() && colours(other) === colours(chosen))
        found.push(`${chosen.textContent} like ${other.textContent}`);
    }
    return found;
  });
  await page.emulateMedia({ forcedColors: null });
  return same;
}
