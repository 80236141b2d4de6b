import { describeError } from '../../../aws/describeError.ts';
import type { ListError } from '../../../aws/listError.ts';
import { operations } from '../../../aws/registry.ts';
import { ServiceError } from '../../../aws/serviceError.ts';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import styles from './BuildActions.module.css';

/** Says that a step may wait and none is shown: what waits could not be read. */
export function WaitingUnread({ error }: { readonly error: ListError }) {
  const { title, nextStep, requestIds } = describeError(error);
  const isForbidden = error instanceof ServiceError && error.kind === 'forbidden';
  return (
    <p className={styles['unread']}>
      Whether a step waits can’t be read: {title}.{' '}
      {isForbidden ? (
        <>
          The identity needs <code>{operations.ListWaitingWorkflowSteps.iamAction}</code>.
        </>
      ) : (
        nextStep
      )}{' '}
      <RequestIds ids={requestIds} />
    </p>
  );
}
