import { focusElement } from '../focusWhenPresent.ts';

/** How to find a control again after its part of the page was rendered again. */
interface Remembered {
  readonly element: Element;
  readonly tag: string;
  readonly name: string;
  /** From the nearest one outwards. */
  readonly ancestors: readonly Element[];
}

/**
 * Keeps the focus from falling to `body` when the control that has it is removed or hidden: it goes to the control of the
 * same name where there is one again, and until then to what stood around it.
 *
 * @returns stops it
 */
export function keepFocus(document: Document): () => void {
  let last: Remembered | undefined;
  /** Where the focus was put while its control was missing. */
  let standIn: Element | undefined;

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === standIn) return;
    standIn = undefined;
    last = remember(target);
  };
  const onPointer = () => {
    // A click on plain text takes the focus away, as the user meant it.
    last = undefined;
    standIn = undefined;
  };
  const repair = () => {
    if (!last) return;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (!isLost && activeElement !== standIn) return;
    if (isShown(last.element)) {
      if (standIn !== undefined || isLost) focus(last.element);
      return;
    }
    const again = findAgain(document, last);
    if (again) {
      focus(again);
    } else if (isLost) {
      standIn = standInFor(document, last);
      if (standIn instanceof HTMLElement) focusElement(standIn, { scroll: false });
    }
  };
  const focus = (element: Element) => {
    standIn = undefined;
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  };

  const observer = new MutationObserver(repair);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['hidden', 'disabled', 'open'],
  });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPointer);
  if (document.activeElement && document.activeElement !== document.body)
    last = remember(document.activeElement);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPointer);
  };
}

function remember(element: Element): Remembered {
  const ancestors: Element[] = [];
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
    ancestors.push(each);
  }
  return { element, tag: element.localName, name: nameOf(element), ancestors };
}

function nameOf(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
  return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
}

function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}

function findAgain(document: Document, { tag, name }: Remembered): Element | undefined {
  if (name === '') return undefined;
  return [...document.querySelectorAll(tag)].find((each) => nameOf(each) === name && isShown(each));
}

/** The heading of the nearest part that is still there, or that part itself. */
function standInFor(document: Document, { ancestors }: Remembered): Element | undefined {
  const around = ancestors.find((each) => isShown(each) && each.id !== 'root');
  if (!around || around.localName === 'main') return document.querySelector('main h1') ?? around;
  return around.querySelector('h1, h2, h3') ?? around;
}
