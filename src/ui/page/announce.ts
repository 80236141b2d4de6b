let text = '';
const listeners = new Set<() => void>();

/** Has a screen reader say something once it is idle. One region of the page serves all parts. */
export function announce(message: string): void {
  text = message;
  for (const listener of listeners) listener();
}

/** What was announced last, for the region that shows it. */
export const announcements = {
  read: () => text,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
