import { describeError } from '../../aws/describeError.ts';
import { toServiceError } from '../../aws/serviceError.ts';
import { Button } from '../../ui/Button.tsx';
import { RequestIds } from '../../ui/RequestIds.tsx';
import styles from './BuildHeader.module.css';

export interface ImageFailedProps {
  readonly error: unknown;
  readonly retrying: boolean;
  readonly onRetry: () => void;
}

/** A quiet note that the image could not be read: the page continues with the ARN and the list. */
export function ImageFailed({ error, retrying, onRetry }: ImageFailedProps) {
  const { title, nextStep, requestIds } = describeError(toServiceError(error, 'GetImage'));
  return (
    <p className={styles['failed']} role="status">
      <span>
        The image itself could not be read: {title}. {nextStep} The details shown here come from its ARN.{' '}
        <RequestIds ids={requestIds} />
      </span>
      <Button
        variant="quiet"
        aria-disabled={retrying}
        onClick={() => {
          if (!retrying) onRetry();
        }}
      >
        {retrying ? 'Reading…' : 'Retry'}
      </Button>
    </p>
  );
}
