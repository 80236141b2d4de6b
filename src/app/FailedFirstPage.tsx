import { describeError, type ListError } from '../imagebuilder/describeError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';

export interface FailedFirstPageProps {
  readonly error: ListError;
  readonly fromToken: boolean;
  readonly onRetry: () => void;
}

/** Stands where the list would when its first page could not be read. */
export function FailedFirstPage({ error, fromToken, onRetry }: FailedFirstPageProps) {
  const { title, advice, detail } = describeError(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The workflow executions could not be read: ${title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{fromToken ? `${advice} The address asks for a start in the middle of the list.` : advice}</p>
      <details>
        <summary>Details</summary>
        <code>
          <Untrusted text={detail} />
        </code>
      </details>
    </Notice>
  );
}
