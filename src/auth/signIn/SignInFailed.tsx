import { authTexts } from '../authTexts.ts';
import { SignInProblem } from '../signInProblem.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** A failed sign-in: what happened, what to do, and the response of the provider. */
export function SignInFailed({ error }: { error: unknown }) {
  const known = error instanceof SignInProblem ? error : undefined;
  const { title, nextStep } = known ?? authTexts.problem.unknown;
  const detail = known ? known.detail : String(error).slice(0, 400);
  return (
    <Notice tone="danger" role="alert" title={title}>
      <p>{nextStep}</p>
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
