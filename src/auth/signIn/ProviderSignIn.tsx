import { useState } from 'react';
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
  /** Whether somebody had signed in before. */
  readonly again?: boolean;
}

/** Signs in at the deployment's provider, in a window of its own, and says how far that is. */
export function ProviderSignIn({ session, config, browser, again = false }: ProviderSignInProps) {
  const [signIn] = useState(() => createOidcSignIn(config, browser));
  const [outOfReach, setOutOfReach] = useState(false);
  const [error, setError] = useState<unknown>();
  const waiting = useSession(session).kind === 'signingIn';

  const start = async () => {
    setOutOfReach(false);
    setError(undefined);
    try {
      // Nothing may be waited for before this: the window has to open in the gesture.
      await session.signIn((signal) => signIn(signal, () => !signal.aborted && setOutOfReach(true)));
    } catch (failure) {
      setError(failure);
    }
  };

  const words = again ? 'Sign in again' : `Sign in with ${providerName(config.issuer)}`;
  return (
    <div className={styles['actions']}>
      <Button look="primary" onClick={() => void start()}>
        {waiting && !outOfReach ? 'Open the sign-in window again' : words}
      </Button>
      <p role="status" className={styles['status']}>
        {waiting &&
          (outOfReach
            ? 'The sign-in window was closed before it was done. If it is still open, finish there; otherwise sign in again.'
            : 'Finish in the window that has opened.')}
      </p>
      {error !== undefined && <SignInFailed error={error} />}
    </div>
  );
}
