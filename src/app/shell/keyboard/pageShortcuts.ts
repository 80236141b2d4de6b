import type { Shortcut } from '../../../ui/page/shortcuts.ts';

/** The controls that open a row: of the executions, the timeline, and the links of other lists. */
const rows =
  'tr[id^="row-"] th button[aria-expanded], ol[data-rows] button[aria-expanded], main table th[scope="row"] a';
/** The controls that open a failed execution or a failed step. */
const failures =
  '[data-status="FAILED"] th button[aria-expanded], [data-failed="true"] > h3 button[aria-expanded], ol[data-rows] button[aria-expanded]:has([data-tone="danger"])';

/** What the keys do on every page. They act on what is in the document: the focus and the scroll position move together. */
export function pageShortcuts(document: Document): readonly Shortcut[] {
  return [
    { key: 'j', description: 'Next row', run: () => move(document, rows, 1) },
    { key: 'k', description: 'Previous row', run: () => move(document, rows, -1) },
    { key: 'f', description: 'Next failure', run: () => move(document, failures, 1) },
    { key: 'F', description: 'Previous failure', run: () => move(document, failures, -1) },
    { key: 'o', description: 'Open or close the row', run: () => openRow(document) },
    { key: 'r', description: 'Refresh', run: () => click(document, 'button[aria-label="Refresh now"]') },
    {
      key: 't',
      description: 'Switch between table and timeline',
      run: () => click(document, '[role="group"][aria-label="View"] button[aria-pressed="false"]'),
    },
    { key: '/', description: 'Filter', run: () => focus(shown(document, 'main input[type="search"]')[0]) },
    { key: 'g', description: 'Start page', run: () => click(document, 'a[data-home]') },
  ];
}

function shown(document: Document, selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());
}

/** Moves to the next or previous element after the one that has the focus; from elsewhere to the first or last one. */
function move(document: Document, selector: string, step: 1 | -1): boolean {
  const targets = shown(document, selector);
  const { activeElement } = document;
  const following = Node.DOCUMENT_POSITION_FOLLOWING;
  const isAfter = (each: Element) =>
    activeElement !== null && (activeElement.compareDocumentPosition(each) & following) !== 0;
  const isBefore = (each: Element) =>
    activeElement !== null && (each.compareDocumentPosition(activeElement) & following) !== 0;
  const isNowhere = activeElement === null || activeElement === document.body;
  const target =
    step === 1
      ? targets.find((each) => isNowhere || (isAfter(each) && each !== activeElement))
      : targets.findLast((each) => isNowhere || (isBefore(each) && each !== activeElement));
  return focus(target);
}

/** Opens or closes the row, step or lane that the focus is in; a link is followed. */
function openRow(document: Document): boolean {
  const { activeElement } = document;
  const item = activeElement?.closest('[data-failed], tbody, ol[data-rows] > li');
  const control =
    activeElement?.matches('button[aria-expanded]') === true
      ? activeElement
      : item?.querySelector(`button[aria-expanded], th[scope="row"] a`);
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  control.click();
  return true;
}

function click(document: Document, selector: string): boolean {
  const [element] = shown(document, selector);
  element?.click();
  return element !== undefined;
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
  return element !== undefined;
}
