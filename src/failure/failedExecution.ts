import { workflowExecutionIdIn } from '../aws/errorText.ts';
import { parseInstant } from '../lib/time.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { type FailureFacts, imageStageOf } from './facts.ts';

/** Why a failed execution is not the cause. */
export type OtherWhy =
  /** It failed after the one that is. */
  | 'later'
  /** The recipe or pipeline lets its workflow fail: `onFailure` CONTINUE. */
  | 'passedOver'
  /** A later attempt has taken its place. */
  | 'replaced';

export interface FailedExecutions {
  /** The execution that made the build fail, or whose cancellation was the first. */
  readonly cause: WorkflowExecution | undefined;
  readonly others: readonly { readonly execution: WorkflowExecution; readonly why: OtherWhy }[];
}

/**
 * Picks the execution that made a build fail: the first in time, of those that no later attempt replaces and that were not
 * allowed to fail. What the service itself names as the failed one comes before that. A build may fail without any: before
 * a workflow, or while the service distributes by itself.
 */
export function failedExecutions(facts: FailureFacts): FailedExecutions {
  const { attempts } = facts;
  const failed = facts.executions.filter(({ status }) => hasFailed(status)).toSorted(byEnd);
  const why = (execution: WorkflowExecution): OtherWhy => {
    if (attempts.get(execution)?.isLatest === false) return 'replaced';
    return isPassedOver(execution, facts) ? 'passedOver' : 'later';
  };
  const candidates = failed.filter((execution) => why(execution) === 'later');
  const named = facts.image?.failureContext?.workflowExecutionId;
  const failure = distributedByTheService(facts)
    ? undefined
    : (candidates.find(({ workflowExecutionId }) => named !== undefined && workflowExecutionId === named) ??
      candidates[0]);
  const cancelled = cancelledExecution(facts);
  // A cancelled image did not fail, even if one of its tests had.
  const cause = imageStageOf(facts) === 'cancelled' ? (cancelled ?? failure) : (failure ?? cancelled);
  const others = failed
    .filter((execution) => execution !== cause)
    .map((execution) => ({ execution, why: why(execution) }));
  return { cause, others };
}

/**
 * The execution whose steps explain the failure: to be read first, before any other. Undefined when no execution does, or
 * nothing failed. The service may name one that is on no page read so far.
 */
export function executionToExplain(facts: FailureFacts): string | undefined {
  const { cause } = failedExecutions(facts);
  if (cause) return cause.workflowExecutionId;
  if (imageStageOf(facts) !== 'failed' || distributedByTheService(facts)) return undefined;
  return (
    facts.image?.failureContext?.workflowExecutionId ??
    workflowExecutionIdIn(facts.image?.state?.reason) ??
    workflowExecutionIdIn(facts.listMessage)
  );
}

function hasFailed(status: string | undefined): boolean {
  return status === 'FAILED' || status === 'ROLLBACK_IN_PROGRESS' || status === 'ROLLBACK_COMPLETED';
}

/** Without its end, a row that has failed is placed by its start; without either, last. */
function byEnd(a: WorkflowExecution, b: WorkflowExecution): number {
  const [left, right] = [a, b].map(
    ({ endTime, startTime }) => parseInstant(endTime) ?? parseInstant(startTime) ?? Infinity,
  );
  return left === right ? 0 : (left ?? 0) - (right ?? 0);
}

function isPassedOver(execution: WorkflowExecution, { image }: FailureFacts): boolean {
  const { workflowBuildVersionArn, parallelGroup } = execution;
  return (image?.workflows ?? []).some(
    (workflow) =>
      workflow.onFailure === 'CONTINUE' &&
      workflow.workflowArn !== undefined &&
      workflow.workflowArn === workflowBuildVersionArn &&
      workflow.parallelGroup === parallelGroup,
  );
}

/**
 * Whether it was the service's own distribution that failed, which no execution shows: BUILD and TEST can both be COMPLETED
 * under a FAILED image, or a test can have failed that was allowed to.
 */
export function distributedByTheService(facts: FailureFacts): boolean {
  const { image, listMessage, executions } = facts;
  if (imageStageOf(facts) !== 'failed') return false;
  if (executions.some(({ type, status }) => type === 'DISTRIBUTION' && hasFailed(status))) return false;
  const during = image?.failureContext?.imageStatus;
  if (during !== undefined) return during === 'DISTRIBUTING' || during === 'INTEGRATING';
  const reason = image?.state?.reason ?? listMessage ?? '';
  return (
    workflowExecutionIdIn(reason) === undefined &&
    /^(?:image )?(?:distribution|integration)\b/i.test(reason.trim())
  );
}

/** The execution that a cancelled build was in. */
function cancelledExecution(facts: FailureFacts): WorkflowExecution | undefined {
  const stage = imageStageOf(facts);
  if (stage !== 'cancelled' && stage !== 'unknown') return undefined;
  return facts.executions.filter(({ status }) => status === 'CANCELLED').toSorted(byEnd)[0];
}
