import type { Page } from '@playwright/test';

/** How the kinds of the top bar's buttons start. */
const topBar = 'top bar: ';

/**
 * Uses each button of the view, and closes what it opens with Escape.
 *
 * @param usedBefore kinds of buttons that were used before; those of the top bar are added, since they are the same in other views
 * @returns the names of those after which the focus is on `body`
 */
export async function lostFocus(page: Page, usedBefore: Set<string>): Promise<readonly string[]> {
  const lost: string[] = [];
  const openAtFirst = await openLayers(page);
  const kinds = [...usedBefore];
  for (;;) {
    const used = await page.evaluate(useButtons, { kinds, layers: openAtFirst, topBar });
    lost.push(...used.lost);
    for (const kind of used.kinds) if (kind.startsWith(topBar)) usedBefore.add(kind);
    if (used.opened === undefined) return lost;
    kinds.push(...used.kinds);
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (most) => document.querySelectorAll('dialog[open], :popover-open').length <= most,
      openAtFirst,
    );
    if (await page.evaluate(() => document.activeElement === document.body))
      lost.push(`${used.opened}, closed`);
  }
}

async function openLayers(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('dialog[open], :popover-open').length);
}

interface UsedButtons {
  readonly lost: readonly string[];
  /** The name of the button that opened a dialog or a popover, after which the walk stopped. */
  readonly opened: string | undefined;
  /** The kinds of the buttons that were used. */
  readonly kinds: readonly string[];
}

/**
 * Runs in the browser, alone: focuses and clicks one button of each kind after the other, until one opens something. The copy
 * buttons of a list are one kind, and so are the buttons that open its rows.
 */
async function useButtons({
  kinds,
  layers,
  topBar: prefix,
}: {
  readonly kinds: readonly string[];
  readonly layers: number;
  readonly topBar: string;
}): Promise<UsedButtons> {
  const modal = document.querySelector('dialog[open]') ?? document.querySelector(':popover-open');
  const selector = modal ? 'button, summary' : 'header button, main button, main summary';
  const used = new Set(kinds);
  // They have to be inside: the browser gets this function alone.
  // oxlint-disable unicorn/consistent-function-scoping
  const kindOf = (button: Element) => (button.closest('main, dialog') ? '' : prefix) + wordsOf(button);
  const wordsOf = (button: Element) =>
    button.hasAttribute('aria-expanded')
      ? `opens ${button.className}`
      : `${button.getAttribute('aria-label')?.split(' ').slice(0, 2).join(' ')} ${button.textContent}`;
  // oxlint-enable unicorn/consistent-function-scoping
  /** Actions that write, save a file or leave the view are used by journeys of their own. */
  const isElsewhere = (button: Element) =>
    /Download|Export/.test(button.textContent ?? '') ||
    button.closest('[role="group"][aria-label="View"]') !== null ||
    (modal !== null &&
      button.matches('[data-variant="primary"], [data-variant="danger"], [aria-label^="Close"]')) ||
    (modal !== null && button.textContent === 'Close');
  const lost: string[] = [];
  for (;;) {
    // The buttons change while parts open and close.
    const button = [...(modal ?? document).querySelectorAll<HTMLElement>(selector)].find(
      (each) =>
        !used.has(kindOf(each)) &&
        !each.matches(':disabled') &&
        each.checkVisibility({ visibilityProperty: true }) &&
        !isElsewhere(each),
    );
    if (!button) return { lost, opened: undefined, kinds: [...used] };
    const name = button.getAttribute('aria-label') ?? button.textContent ?? '';
    used.add(kindOf(button));
    button.focus();
    button.click();
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
    if (document.activeElement === document.body) lost.push(`${name}, used`);
    if (document.querySelectorAll('dialog[open], :popover-open').length > layers)
      return { lost, opened: name, kinds: [...used] };
  }
}
