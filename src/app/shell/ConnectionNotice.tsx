import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ServiceError } from '../../aws/serviceError.ts';
import styles from './MissingParts.module.css';
import { probeSite, type SiteState } from './siteState.ts';
import { reloadStylesheets } from './stylesheets.ts';

const texts = {
  offline: 'You are offline. Loading and refreshing continue when the connection is back.',
  silent:
    'This site does not answer, neither its files nor its API. Check your connection and, for a local dashboard, that its server runs.',
  otherPage:
    'Another page answers in place of this site, such as a captive portal or a sign-in page. Open this site in a new tab and sign in there, then retry.',
  answers:
    'The API of this site does not respond, although its files do. Retry. If it fails again, ask the operator to check the server at /api/.',
} as const satisfies Record<SiteState, string>;

/**
 * Says what is wrong with the connection, from the browser's own events and a probe of the site when a request got no response.
 * Not loaded on demand: offline it would not come.
 */
export function ConnectionNotice({ browser }: { readonly browser: Window }) {
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<SiteState | undefined>(
    browser.navigator.onLine ? undefined : 'offline',
  );
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const check = async () => {
      const state = await probeSite(browser);
      if (!signal.aborted) setProblem(state);
    };
    browser.addEventListener('offline', () => setProblem('offline'), { signal });
    const resume = () => {
      setProblem(undefined);
      reloadStylesheets(browser.document);
      const failed = queryClient.getQueryCache().findAll({
        type: 'active',
        predicate: ({ state }) => state.data === undefined && isNetworkError(state.error),
      });
      for (const query of failed) query.fetch().catch(() => undefined);
    };
    browser.addEventListener('online', resume, { signal });
    const unsubscribe = queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return;
      const { action } = event;
      if (action.type === 'success') setProblem(undefined);
      if (action.type === 'error' && isNetworkError(action.error)) void check();
    });
    if (
      queryClient
        .getQueryCache()
        .getAll()
        .some(({ state }) => isNetworkError(state.error))
    )
      void check();
    return () => {
      controller.abort();
      unsubscribe();
    };
  }, [browser, queryClient]);
  if (problem === undefined) return null;
  return (
    <section aria-label="Connection" className={styles['missing']}>
      <p role="alert">{texts[problem]}</p>
    </section>
  );
}

function isNetworkError(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'network';
}
