import type { ReactNode } from 'react';
import { describeError } from '../aws/describeError.ts';
import type { ServiceError } from '../aws/serviceError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { missingPermissionIn } from './missingPermission.ts';

export interface RefusedProps {
  readonly error: ServiceError;
  /** The reader says that the permission is there by now. */
  readonly onPermitted: () => void;
  readonly children: ReactNode;
}

/** A refusal: nothing was done, and why; where IAM refused, the action that is missing and on what. */
export function Refused({ error, onPermitted, children }: RefusedProps) {
  const missing = missingPermissionIn(error);
  if (missing) {
    return (
      <Notice
        tone="danger"
        title={
          <>
            Not permitted: <code>{missing.iamAction}</code> is missing
          </>
        }
        actions={<Button onClick={onPermitted}>I have it now</Button>}
      >
        <p>
          Nothing was done. The identity needs it on{' '}
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
      title={`Refused: ${title}`}
      actions={error.kind === 'forbidden' && <Button onClick={onPermitted}>Enable again</Button>}
    >
      <p>
        Nothing was done.{' '}
        {error.kind === 'forbidden' ? <Untrusted text={error.message.slice(0, 600)} /> : advice}
      </p>
      {children}
    </Notice>
  );
}
