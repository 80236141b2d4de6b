import { useEffect } from 'react';

/** What a key does. */
export interface Shortcut {
  /** As in `KeyboardEvent.key`: `j`, `F`, `?`. */
  readonly key: string;
  /** For the list of shortcuts: `Next row`. */
  readonly description: string;
  /** Returns false when there is nothing for it to act on, so that the key keeps its usual meaning. */
  readonly run: () => boolean;
}

/** The shortcut that opens the list of all shortcuts. */
export const shortcutsKey = '?';

let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

/** The shortcuts of what is on the screen now. A later one goes before an earlier one with the same key. */
export const shortcutStore = {
  /** The same array until one is added or removed. */
  read: () => shortcuts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Runs a shortcut, as its key would. */
  run: (key: string): boolean => shortcuts.toReversed().some((each) => each.key === key && each.run()),
  /** Adds shortcuts; returns what removes them. */
  add: (added: readonly Shortcut[]): (() => void) => {
    set([...shortcuts, ...added]);
    return () => set(shortcuts.filter((each) => !added.includes(each)));
  },
};

function set(next: readonly Shortcut[]): void {
  shortcuts = next;
  for (const listener of listeners) listener();
}

/** Offers shortcuts while the component is on the screen. @param added the same array at each render */
export function useShortcuts(added: readonly Shortcut[]): void {
  useEffect(() => shortcutStore.add(added), [added]);
}
