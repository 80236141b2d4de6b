import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './SignIn.module.css';
import { authTexts } from '../authTexts.ts';
import { SignInMethod, type SignInMethodProps } from './SignInMethod.tsx';

export interface SessionEndedProps extends Omit<SignInMethodProps, 'again'> {
  /** Why it ended, in a sentence. May contain untrusted text. */
  readonly reason: string | undefined;
}

/** Shown above the rows, which stay, when the session has ended: why, and how to sign in again. */
export function SessionEnded({ reason, ...props }: SessionEndedProps) {
  return (
    <div className={styles['ended']}>
      <Notice tone="attention" role="status" title={authTexts.session.endedTitle}>
        <p>
          {reason !== undefined && (
            <>
              <Untrusted text={reason} />{' '}
            </>
          )}
          {authTexts.session.rowsStay}
        </p>
        <div className={styles['row']}>
          <SignInMethod {...props} again />
          <Button onClick={props.session.signOut}>Sign out</Button>
        </div>
      </Notice>
    </div>
  );
}
