import { useId } from 'react';
import { authTexts } from '../authTexts.ts';
import type { Session } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { plainText } from '../../lib/plainText.ts';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './SignedInAs.module.css';
import { useSession } from './useSession.ts';

/** The signed-in user, the expiry and the sign-out. Renders nothing when the host page signed in an unnamed user. */
export function SignedInAs({ session }: { session: Session }) {
  const id = useId();
  const state = useSession(session);
  const { account, identity } = ('person' in state ? state.person : undefined) ?? {};
  const name = identity ?? account;
  if (name === undefined) return null;
  const facts = [
    ['Signed in as', identity && <Untrusted key="identity" text={identity} />],
    ['Account', account && <Untrusted key="account" text={account} />],
    ['Credentials', <Until key="until" state={state} />],
  ] as const;
  return (
    <>
      <Button variant="quiet" className={styles['who'] ?? ''} popoverTarget={id}>
        <svg className={styles['glyph']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14a5.5 5.5 0 0 1 11 0" />
        </svg>
        <span className="visually-hidden">Signed in as</span>
        <span className={styles['name']}>{plainText(name)}</span>
      </Button>
      <div id={id} popover="auto" className={styles['popover']} role="group" aria-label="Your session">
        <Facts facts={facts} />
        <Button onClick={session.signOut}>Sign out</Button>
      </div>
    </>
  );
}

function Until({ state }: { state: ReturnType<Session['state']> }) {
  if (state.kind !== 'signedIn') return <>{authTexts.validity.expired}</>;
  const { expiresAt, renews } = state;
  return (
    <>
      {expiresAt === undefined ? (
        authTexts.validity.unknownEnd
      ) : (
        <span>
          valid until <Time value={new Date(expiresAt).toISOString()} />
        </span>
      )}
      {renews && <span>{authTexts.validity.renewed}</span>}
    </>
  );
}
