/** Ends the wait for an element that did not appear. */
let stopWaiting: () => void = () => undefined;

/** Focuses an element that usually takes no focus, now or once it is in the document, unless the user moves on before. */
export function focusWhenPresent(selector: string): void {
  stopWaiting();
  const focusNow = () => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element) focusElement(element);
    return element !== null;
  };
  if (focusNow()) return;
  const observer = new MutationObserver(() => {
    if (focusNow()) stopWaiting();
  });
  stopWaiting = () => {
    observer.disconnect();
    document.removeEventListener('keydown', stopWaiting);
    document.removeEventListener('pointerdown', stopWaiting);
    stopWaiting = () => undefined;
  };
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('keydown', stopWaiting);
  document.addEventListener('pointerdown', stopWaiting);
}

/** Moves the focus to an element, also to a heading or a region, which is then no tab stop. */
export function focusElement(element: HTMLElement, { scroll = true } = {}): void {
  const isFocusable = element.tabIndex >= 0 || element.hasAttribute('tabindex');
  if (!isFocusable) element.tabIndex = -1;
  element.focus({ preventScroll: !scroll });
}
