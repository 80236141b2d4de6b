import { shortcutStore } from '../../../ui/page/shortcuts.ts';

/**
 * Runs the shortcut of a pressed key. Nothing runs while the user types, in a dialog or a popover, with a modifier key, or while
 * shortcuts are switched off.
 *
 * @returns stops listening
 */
export function listenForShortcuts(document: Document, isOn: () => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
    if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented || !isOn()) return;
    if (isTyping(event.target) || document.querySelector('dialog[open], [popover]:popover-open')) return;
    if (shortcutStore.run(key)) event.preventDefault();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

/** Whether a key goes into a field. In a list of options a letter chooses one. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
