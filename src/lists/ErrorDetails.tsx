import { type RequestId, RequestIds } from '../ui/RequestIds.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { RetryCountdown } from './RetryCountdown.tsx';

export interface ErrorDetailsProps {
  /** When the list is read again by itself, in milliseconds since the epoch. */
  readonly retryAt: number | undefined;
  readonly requestIds: readonly RequestId[];
  /** The service's own words. Untrusted text. */
  readonly detail: string;
}

/** What stands below each error of a list: when it is retried, the request ids, and the service's own words. */
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
