import { describeError } from '../aws/describeError.ts';
import { toListError } from '../aws/listError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RequestIds } from '../ui/RequestIds.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';

export interface StepsFailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Shown in place of an execution's steps that could not be read. */
export function StepsFailed({ error, onRetry }: StepsFailedProps) {
  const listError = toListError(error, 'ListWorkflowStepExecutions');
  const { title, nextStep, detail, requestIds } = describeError(listError, { wasListed: true });
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The steps could not be read: ${title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{nextStep}</p>
      <code>
        <Untrusted text={detail} />
      </code>
      <RequestIds ids={requestIds} />
    </Notice>
  );
}
