/** Executions as ListWorkflowExecutions writes them. */
import { accountId, parseBuildArn } from '../arns.ts';
import { timestamp } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { workflowArn } from '../plans/workflow.ts';
import type { TimedExecution } from '../projection/timed.ts';
import { viewExecution } from '../projection/view.ts';

/** Where a build's resources are, for naming them. */
export function placeOf(plan: BuildPlan): { partition: string; region: string; accountId: string } {
  return parseBuildArn(plan.arn) ?? { partition: 'aws', region: 'us-east-1', accountId };
}

/**
 * One row. Fields that do not apply are absent, as they are in the service's own responses.
 *
 * @param retried whether a retry superseded this run; undefined in a build without a retry
 */
export function executionRow(
  plan: BuildPlan,
  timed: TimedExecution,
  now: number,
  retried: boolean | undefined,
): JsonObject {
  const view = viewExecution(timed, now);
  const { group, message, workflow } = timed.plan;
  const ended = view.status === 'FAILED' || view.status === 'ROLLBACK_COMPLETED';
  return {
    workflowBuildVersionArn: workflowArn(workflow, placeOf(plan)),
    workflowExecutionId: timed.id,
    type: workflow.type,
    status: view.status,
    ...(message !== undefined && ended ? { message: message.slice(0, 500) } : {}),
    totalStepCount: timed.steps.length,
    totalStepsSucceeded: view.succeeded,
    totalStepsFailed: view.failed,
    totalStepsSkipped: view.skipped,
    ...(view.start === undefined ? {} : { startTime: timestamp(view.start) }),
    ...(view.end === undefined ? {} : { endTime: timestamp(view.end) }),
    ...(group === undefined ? {} : { parallelGroup: group }),
    ...(retried === undefined ? {} : { retried }),
  };
}
