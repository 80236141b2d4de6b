import { describeError } from '../imagebuilder/describeError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { FailedFirstPageProps } from './FailedFirstPage.tsx';

/** Says why the first page failed with the code that is there already. */
export function FailedPlainly({ error, onRetry }: FailedFirstPageProps) {
  const { title, advice, detail } = describeError(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The workflow executions could not be read: ${title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{advice}</p>
      <code>
        <Untrusted text={detail} />
      </code>
    </Notice>
  );
}
