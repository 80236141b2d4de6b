/** The entry script's address in an `index.html`: its file name has a hash of its content. */
const entryScript = /<script type="module"[^>]* src="([^"]+)"/;

/** The key in `sessionStorage` of the version that the page was last reloaded for. */
const reloadedForKey = 'reloaded-for';

export interface Reloader {
  /** The page's own `index.html`, as the server has it now. */
  readonly readIndex: () => Promise<string>;
  readonly ownEntry: string | null | undefined;
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Whether a reload would lose input or a session. */
  readonly wouldLose: () => boolean;
  readonly reload: () => void;
}

/**
 * Reloads the page when a part of it is missing because a newer version was deployed: once for each version, and not when
 * the reload would lose input or a session.
 *
 * @returns whether a newer version is deployed
 */
export async function reloadForNewVersion(reloader: Reloader): Promise<boolean> {
  const { readIndex, ownEntry, storage, wouldLose, reload } = reloader;
  const entry = await readIndex().then(
    (html) => entryScript.exec(html)?.[1],
    () => undefined,
  );
  // A captive portal's page has no such script.
  if (!ownEntry || entry === undefined || entry === ownEntry) return false;
  try {
    if (!wouldLose() && storage().getItem(reloadedForKey) !== entry) {
      storage().setItem(reloadedForKey, entry);
      reload();
    }
  } catch {
    // Without storage a second reload could not be detected, so the user reloads.
  }
  return true;
}

/** The reloader of a window. A session is in memory only: a reload would end it. */
export function reloaderOf(view: Window, hasSession: () => boolean): Reloader {
  const { document, location } = view;
  return {
    async readIndex() {
      const response = await view.fetch(location.pathname, { cache: 'no-store', credentials: 'same-origin' });
      return response.ok ? response.text() : '';
    },
    ownEntry: document.querySelector('script[type="module"][src]')?.getAttribute('src'),
    storage: () => view.sessionStorage,
    wouldLose: () =>
      hasSession() ||
      document.querySelector('dialog[open]') !== null ||
      document.activeElement?.matches('input, textarea') === true,
    reload: () => location.reload(),
  };
}
