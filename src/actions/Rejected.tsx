import type { ReactNode } from 'react';
import { describeError } from '../aws/describeError.ts';
import type { ServiceError } from '../aws/serviceError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { missingPermissionIn } from './missingPermission.ts';

export interface RejectedProps {
  readonly error: ServiceError;
  /** Called when the user says that the permission has been granted. */
  readonly onPermitted: () => void;
  readonly children: ReactNode;
}

/** A rejected request: no change was made, and why. Where IAM denied it, the missing action and its resource. */
export function Rejected({ error, onPermitted, children }: RejectedProps) {
  const missing = missingPermissionIn(error);
  if (missing) {
    return (
      <Notice
        tone="danger"
        title={
          <>
            Your role is not allowed to call <code>{missing.iamAction}</code>
          </>
        }
        actions={<Button onClick={onPermitted}>Permission granted, enable</Button>}
      >
        <p>
          No change was made. Allow the action on{' '}
          {missing.resource === undefined ? (
            'this build.'
          ) : (
            <code>
              <Untrusted text={missing.resource} />
            </code>
          )}
        </p>
        {children}
      </Notice>
    );
  }
  const { title, advice } = describeError(error);
  return (
    <Notice
      tone="danger"
      title={`Rejected: ${title}`}
      actions={error.kind === 'forbidden' && <Button onClick={onPermitted}>Enable again</Button>}
    >
      <p>
        No change was made.{' '}
        {error.kind === 'forbidden' ? <Untrusted text={error.message.slice(0, 600)} /> : advice}
      </p>
      {children}
    </Notice>
  );
}
