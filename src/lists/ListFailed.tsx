import { describeError } from '../aws/describeError.ts';
import type { ListError } from '../aws/listError.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

export interface ListFailedProps {
  /** What could not be read: `builds`. */
  readonly what: string;
  readonly error: ListError;
  readonly onRetry: () => void;
  /** When the list is read again by itself, in milliseconds since the epoch. */
  readonly retryAt?: number | undefined;
  /** Whether rows that were loaded earlier are still shown. */
  readonly again?: boolean;
}

/** A list that could not be read: why, what to do, and the message of the service. */
export function ListFailed({ what, error, onRetry, retryAt, again = false }: ListFailedProps) {
  const { title, nextStep, detail, requestIds } = describeError(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The ${what} could not be read${again ? ' again' : ''}: ${title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{again ? `${nextStep} The rows below were loaded earlier.` : nextStep}</p>
      <ErrorDetails retryAt={retryAt} requestIds={requestIds} detail={detail} />
    </Notice>
  );
}
