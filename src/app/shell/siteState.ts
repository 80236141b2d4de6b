/** What answers at the page's own address. */
export type SiteState =
  | 'answers'
  /** The browser says that it has no connection. */
  | 'offline'
  /** Nothing answers. */
  | 'silent'
  /** Another page answers: a captive portal, or the sign-in page of a proxy. */
  | 'otherPage';

/** Milliseconds after which a site counts as silent. */
const patience = 4_000;

/** Asks the site for its `config.json`, past all caches, to find out what answers. It never rejects. */
export async function probeSite(view: Pick<Window, 'fetch' | 'navigator'>): Promise<SiteState> {
  if (!view.navigator.onLine) return 'offline';
  try {
    const response = await view.fetch('config.json', {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect') return 'otherPage';
    return response.ok && isPage(await response.text()) ? 'otherPage' : 'answers';
  } catch {
    return 'silent';
  }
}

/** Whether a text is a page rather than JSON. */
export function isPage(text: string): boolean {
  return text.trimStart().startsWith('<');
}
