import { type ReactNode, useRef } from 'react';
import { authTexts } from '../authTexts.ts';
import type { Config } from '../config.ts';
import type { Session } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import styles from './SignIn.module.css';

// A deployment uses one of them.
const PastedSignIn = lazyPart(async () => (await import('./PastedSignIn.tsx')).PastedSignIn);
const ProviderSignIn = lazyPart(async () => (await import('./ProviderSignIn.tsx')).ProviderSignIn);

export interface SignInMethodProps {
  readonly session: Session;
  readonly access: Config['access'];
  readonly browser: Window;
  /** Whether a user signed in before, so that their rows are still shown. */
  readonly again?: boolean;
}

/** The sign-in method of the deployment. */
export function SignInMethod(props: SignInMethodProps) {
  return (
    <Part name="Sign-in" fallback={<div className={styles['coming']} />}>
      <Method {...props} />
    </Part>
  );
}

function Method({ session, access, browser, again = false }: SignInMethodProps) {
  switch (access.kind) {
    case 'oidc':
      return <ProviderSignIn session={session} config={access} browser={browser} again={again} />;
    case 'pasted': {
      const form = <PastedSignIn session={session} config={access} />;
      return again ? <InDialog>{form}</InDialog> : form;
    }
    case 'host':
      return <p>{browser.parent === browser ? authTexts.method.hostOnly : authTexts.method.waitForHost}</p>;
    case 'simulator':
    case 'profile':
      return null;
  }
}

function InDialog({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button variant="primary" onClick={() => dialog.current?.showModal()}>
        Paste new credentials
      </Button>
      <dialog ref={dialog} className={styles['dialog']} aria-label="Paste new credentials">
        {children}
        {/* Not a form: a sandbox around this page may block forms. */}
        <div className={styles['close']}>
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        </div>
      </dialog>
    </>
  );
}
