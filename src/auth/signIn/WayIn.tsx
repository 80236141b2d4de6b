import { type ReactNode, useRef } from 'react';
import type { Config } from '../config.ts';
import type { Session } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import styles from './SignIn.module.css';

// A deployment has one of them.
const PastedSignIn = lazyPart(async () => (await import('./PastedSignIn.tsx')).PastedSignIn);
const ProviderSignIn = lazyPart(async () => (await import('./ProviderSignIn.tsx')).ProviderSignIn);

export interface WayInProps {
  readonly session: Session;
  readonly access: Config['access'];
  readonly browser: Window;
  /** Whether somebody had signed in before, whose rows are still on the screen. */
  readonly again?: boolean;
}

/** The way to sign in that the deployment has. */
export function WayIn(props: WayInProps) {
  return (
    <Part name="Sign-in" fallback={<div className={styles['coming']} />}>
      <Way {...props} />
    </Part>
  );
}

function Way({ session, access, browser, again = false }: WayInProps) {
  switch (access.kind) {
    case 'oidc':
      return <ProviderSignIn session={session} config={access} browser={browser} again={again} />;
    case 'pasted': {
      const form = <PastedSignIn session={session} config={access} />;
      return again ? <InDialog>{form}</InDialog> : form;
    }
    case 'host':
      return browser.parent === browser ? (
        <p>
          This deployment is signed in to by the page it is embedded in. Open it there: here nobody can sign
          in.
        </p>
      ) : (
        <p>The page around this one signs you in. If it does not, reload that page.</p>
      );
    case 'simulator':
    case 'profile':
      return null;
  }
}

function InDialog({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button look="primary" onClick={() => dialog.current?.showModal()}>
        Paste new credentials
      </Button>
      <dialog ref={dialog} className={styles['dialog']} aria-label="Paste new credentials">
        {children}
        {/* No form: a sandbox around this page may let none do anything. */}
        <div className={styles['close']}>
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        </div>
      </dialog>
    </>
  );
}
