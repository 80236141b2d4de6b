const key = 'keyboard-shortcuts';

/** Whether keyboard shortcuts are on, remembered by this browser where it allows storage. */
export interface ShortcutSetting {
  readonly read: () => boolean;
  readonly write: (isOn: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Creates the setting. It is on until the user switches it off. */
export function createShortcutSetting(view: Pick<Window, 'localStorage'>): ShortcutSetting {
  const listeners = new Set<() => void>();
  let isOn = readStored(view) !== 'off';
  return {
    read: () => isOn,
    write(next) {
      isOn = next;
      try {
        view.localStorage.setItem(key, next ? 'on' : 'off');
      } catch {
        // Without storage it holds until the page is reloaded.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readStored(view: Pick<Window, 'localStorage'>): string | null {
  try {
    return view.localStorage.getItem(key);
  } catch {
    return null;
  }
}
