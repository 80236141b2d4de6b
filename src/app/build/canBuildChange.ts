import type { ExecutionRow } from '../../executions/executionRow.ts';
import { canExecutionChange } from '../../executions/executionsQuery.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { canImageStillChange } from '../../aws/imagebuilder/imageStatus.ts';

/** Whether anything of a build on the screen can still change by itself: an execution, or the image. */
export function canBuildChange(rows: readonly ExecutionRow[], image: Image | undefined): boolean {
  const status = image?.state?.status;
  return (
    rows.some(({ execution }) => canExecutionChange(execution)) ||
    (status !== undefined && canImageStillChange(status))
  );
}
