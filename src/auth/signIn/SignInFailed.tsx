import { SignInProblem } from '../signInProblem.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** Why a sign-in did not come about: what is so, what to do, and the other side's own words. */
export function SignInFailed({ error }: { error: unknown }) {
  const known = error instanceof SignInProblem ? error : undefined;
  const detail = known ? known.detail : String(error).slice(0, 400);
  return (
    <Notice tone="danger" role="alert" title={known?.message ?? 'The sign-in failed.'}>
      <p>{known?.advice ?? 'Sign in again. If it stays, reload the page.'}</p>
      {detail !== undefined && (
        <details>
          <summary>Details</summary>
          <code>
            <Untrusted text={detail} />
          </code>
        </details>
      )}
    </Notice>
  );
}
