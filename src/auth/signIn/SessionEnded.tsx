import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './SignIn.module.css';
import { WayIn, type WayInProps } from './WayIn.tsx';

export interface SessionEndedProps extends Omit<WayInProps, 'again'> {
  /** Why it ended, as a sentence. May hold text from outside. */
  readonly reason: string | undefined;
}

/** Above rows that stay as they were: the session has ended, why, and the way to go on. */
export function SessionEnded({ reason, ...props }: SessionEndedProps) {
  return (
    <div className={styles['ended']}>
      <Notice tone="attention" role="status" title="Sign in again to go on">
        <p>
          {reason !== undefined && (
            <>
              <Untrusted text={reason} />{' '}
            </>
          )}
          What is below stays as it was read, and is not refreshed.
        </p>
        <div className={styles['row']}>
          <WayIn {...props} again />
          <Button onClick={props.session.signOut}>Sign out</Button>
        </div>
      </Notice>
    </div>
  );
}
