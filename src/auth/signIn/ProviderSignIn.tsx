import { useState } from 'react';
import { authTexts } from '../authTexts.ts';
import type { OidcAccess } from '../config.ts';
import { createOidcSignIn } from '../oidc/oidcSignIn.ts';
import type { Session } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { providerName } from './providerName.ts';
import { SignInFailed } from './SignInFailed.tsx';
import styles from './SignIn.module.css';
import { useSession } from './useSession.ts';

export interface ProviderSignInProps {
  readonly session: Session;
  readonly config: OidcAccess;
  readonly browser: Window;
  /** Whether a user signed in before. */
  readonly again?: boolean;
}

/** Signs in at the deployment's provider in a new window, and shows the progress. */
export function ProviderSignIn({ session, config, browser, again = false }: ProviderSignInProps) {
  const [signIn] = useState(() => createOidcSignIn(config, browser));
  const [outOfReach, setOutOfReach] = useState(false);
  const [error, setError] = useState<unknown>();
  const waiting = useSession(session).kind === 'signingIn';

  const start = async () => {
    setOutOfReach(false);
    setError(undefined);
    try {
      // The window has to open within the user gesture, so nothing is awaited before.
      await session.signIn((signal) => signIn(signal, () => !signal.aborted && setOutOfReach(true)));
    } catch (failure) {
      setError(failure);
    }
  };

  const { method } = authTexts;
  const label = again ? method.signInAgain : method.signIn(providerName(config.issuer));
  return (
    <div className={styles['actions']}>
      <Button variant="primary" onClick={() => void start()}>
        {waiting && !outOfReach ? method.openWindowAgain : label}
      </Button>
      <p role="status" className={styles['status']}>
        {waiting && (outOfReach ? method.windowOutOfReach : method.continueInWindow)}
      </p>
      {error !== undefined && <SignInFailed error={error} />}
    </div>
  );
}
