import { siteProbeDeadline } from '../../lib/timings.ts';

/** The state of the page's own site. */
export type SiteState =
  | 'answers'
  /** The browser reports no connection. */
  | 'offline'
  /** No response. */
  | 'silent'
  /** Another site responds: a captive portal, or the sign-in page of a proxy. */
  | 'otherPage';

/** Probes the site by its `config.json`, without caches. It never rejects. */
export async function probeSite(view: Pick<Window, 'fetch' | 'navigator'>): Promise<SiteState> {
  if (!view.navigator.onLine) return 'offline';
  try {
    const response = await view.fetch('config.json', {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.timeout(siteProbeDeadline),
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
