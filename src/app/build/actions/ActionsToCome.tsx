import { canStillChange } from '../../../aws/imagebuilder/executionStatus.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { canImageStillChange } from '../../../aws/imagebuilder/imageStatus.ts';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './BuildActions.module.css';

export interface ActionsToComeProps {
  readonly rows: readonly ExecutionRow[];
  readonly image: Image | undefined;
}

/** Reserves the space of a build's actions, whose code is loaded after the first paint: invisible texts of the same size. */
export function ActionsToCome({ rows, image }: ActionsToComeProps) {
  const status = image?.state?.status;
  const isRunning = rows.some(({ execution }) => canStillChange(execution.status));
  const canCancel = status === undefined ? isRunning : canImageStillChange(status);
  const canRetry = status === 'FAILED' || status === 'CANCELLED';
  const texts = canRetry
    ? ['Retry…', 'Activity log']
    : canCancel
      ? ['Cancel…', 'All waiting steps', 'Activity log']
      : [];
  return (
    <div className={styles['actions']} data-to-come="true" aria-hidden="true">
      {texts.map((text) => (
        <Button key={text} size="small" disabled>
          {text}
        </Button>
      ))}
    </div>
  );
}
