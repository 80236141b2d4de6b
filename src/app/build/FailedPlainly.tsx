import { Untrusted } from '../../ui/Untrusted.tsx';
import type { FailedFirstPageProps } from './FailedFirstPage.tsx';

/** Says why the first page failed with the code that is there already. */
export function FailedPlainly({ error, onRetry }: FailedFirstPageProps) {
  return (
    <div role="alert">
      <p>
        The workflow executions could not be read, and neither could the code that explains why. Check that
        you are online and that the server behind this page runs.
      </p>
      <p>
        <Untrusted text={`${error.name}: ${error.message}`} />
      </p>
      <button type="button" onClick={onRetry}>
        Retry
      </button>
    </div>
  );
}
