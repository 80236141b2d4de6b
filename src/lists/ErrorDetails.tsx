import { type RequestId, RequestIds } from '../ui/RequestIds.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { RetryCountdown } from './RetryCountdown.tsx';

export interface ErrorDetailsProps {
  /** When the list is read again by itself, in milliseconds since the epoch. */
  readonly retryAt: number | undefined;
  readonly requestIds: readonly RequestId[];
  /** The message of the service. Untrusted text. */
  readonly detail: string;
}

/** Shown below each error of a list: the time of the next retry, the request ids and the message of the service. */
export function ErrorDetails({ retryAt, requestIds, detail }: ErrorDetailsProps) {
  return (
    <>
      <RetryCountdown at={retryAt} />
      <RequestIds ids={requestIds} />
      <details>
        <summary>Details</summary>
        <code>
          <Untrusted text={detail} />
        </code>
      </details>
    </>
  );
}
