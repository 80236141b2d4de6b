import type { ErrorWords } from '../aws/describeError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RequestIds } from '../ui/RequestIds.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';

export interface ListFailedProps {
  /** What could not be read: `builds`. */
  readonly what: string;
  readonly words: ErrorWords;
  readonly onRetry: () => void;
  /** Whether rows of an earlier reading are still shown. */
  readonly again?: boolean;
}

/** A list that could not be read: why, what can be done, and the service's own words. */
export function ListFailed({ what, words, onRetry, again = false }: ListFailedProps) {
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The ${what} could not be read${again ? ' again' : ''}: ${words.title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{again ? `${words.advice} The rows below are those of the last reading.` : words.advice}</p>
      <RequestIds ids={words.requestIds} />
      <details>
        <summary>Details</summary>
        <code>
          <Untrusted text={words.detail} />
        </code>
      </details>
    </Notice>
  );
}
