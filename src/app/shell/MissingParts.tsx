import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '../../auth/session.ts';
import { missingParts } from '../../ui/page/missingParts.ts';
import styles from './MissingParts.module.css';
import { reloaderOf, reloadForNewVersion } from './newVersion.ts';
import { reloadStylesheets } from './stylesheets.ts';

export interface MissingPartsProps {
  readonly browser: Window;
  /** The session, which a reload would end. */
  readonly session: Session | undefined;
}

/**
 * One message for all parts of the page that did not load. They are loaded again by the button and when the browser is
 * online again; after a deployment only a reload loads them. It uses no code that is loaded later.
 */
export function MissingParts({ browser, session }: MissingPartsProps) {
  const names = useSyncExternalStore(missingParts.subscribe, missingParts.read);
  const isMissing = names.length > 0;
  const [isNewVersion, setIsNewVersion] = useState(false);
  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    const hasSession = () => session?.state().kind === 'signedIn';
    const check = async () => {
      const isNew = await reloadForNewVersion(reloaderOf(browser, hasSession));
      if (isCurrent) setIsNewVersion(isNew);
    };
    void check();
    browser.addEventListener('online', retry);
    return () => {
      isCurrent = false;
      browser.removeEventListener('online', retry);
    };
  }, [isMissing, browser, session]);
  if (!isMissing) return null;
  return (
    <section aria-label="Missing parts" className={styles['missing']}>
      <p role="alert">
        <strong>{names.length === 1 ? 'A part of the page' : 'Parts of the page'} did not load:</strong>{' '}
        {names.join(', ')}.{' '}
        {isNewVersion
          ? 'A new version of the dashboard was deployed: reload the page. The address keeps the view.'
          : 'Check that you are online. The rest of the page works.'}
      </p>
      <button type="button" onClick={retry}>
        Load again
      </button>
      <button type="button" onClick={() => browser.location.reload()}>
        Reload the page
      </button>
    </section>
  );
}

function retry(): void {
  reloadStylesheets(document);
  missingParts.retry();
}
