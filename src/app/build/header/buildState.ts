import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { isExecutionStatus } from '../../../aws/imagebuilder/executionStatus.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { canImageStillChange, imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';

/** What a build's tab says of it. */
export interface BuildState {
  readonly word: string;
  readonly icon: 'neutral' | 'running' | 'success' | 'danger';
  /** A shape before the word, for tabs too narrow for it. */
  readonly mark: string;
}

const marks = { neutral: '•', running: '…', success: '✓', danger: '✕' } as const;

/**
 * The state of a build: the image's own, since its executions can all be completed under an image that failed. Without
 * GetImage, what the executions show. The service has no state for a build in which a step waits for an answer.
 */
export function stateOfBuild(
  image: Image | undefined,
  rows: readonly ExecutionRow[],
  isWaiting = false,
): BuildState {
  const status = image?.state?.status;
  if (isWaiting && canImageStillChange(status)) return { word: 'Waiting', icon: 'running', mark: '‖' };
  if (status === undefined) return stateOfRows(rows);
  const { label, tone } = imageStatusMeaning(status);
  const icon = tone === 'attention' ? 'running' : tone;
  return { word: label, icon, mark: marks[icon] };
}

function stateOfRows(rows: readonly ExecutionRow[]): BuildState {
  const statuses = new Set(rows.map(({ execution }) => execution.status).filter(isExecutionStatus));
  const of = (word: string, icon: BuildState['icon']) => ({ word, icon, mark: marks[icon] });
  if (statuses.has('FAILED')) return of('Failed', 'danger');
  if (statuses.has('RUNNING')) return of('Running', 'running');
  if (statuses.has('CANCELLED')) return of('Cancelled', 'neutral');
  if (statuses.has('PENDING')) return of('Pending', 'neutral');
  return statuses.has('COMPLETED') ? of('Completed', 'success') : of('', 'neutral');
}
