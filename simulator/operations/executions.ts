import { keyOf } from '../catalog.ts';
import { pageOfExecutions } from '../faults/pages.ts';
import { tamperWithExecution } from '../faults/rows.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { TimedExecution } from '../projection/timed.ts';
import { listedAt, stateAt } from '../projection/view.ts';
import { executionRow } from '../wire/execution.ts';
import { requirePattern } from '../validation.ts';
import { optional, requirePlan, type Call, type OperationHandler } from './operation.ts';

const listWorkflowExecutions: OperationHandler = (call) => {
  const arn = requirePattern(call.input, 'imageBuildVersionArn', 'imageBuildVersionArn');
  const plan = requirePlan(call, arn);
  const now = call.account.now();
  const timeline = call.account.timelineOf(plan);
  const rows = plan.recordsExpired ? [] : listedAt(timeline, now);
  const isRetried = retriedRuns(rows);
  const page = pageOfExecutions(call, plan, rows, (row, index) =>
    tamperWithExecution(plan, executionRow(plan, row, now, isRetried?.(row)), index),
  );
  return {
    requestId: call.requestId,
    ...(keyOf(arn) === 'notAList' ? {} : { workflowExecutions: page.rows }),
    imageBuildVersionArn: arn,
    ...optional('message', messageOf(call, plan)),
    ...optional('nextToken', page.nextToken),
  };
};

/**
 * Tells which runs were superseded by a retry: `retried` is true on the original execution, not on the one that replaces it.
 * Undefined when nothing was retried.
 */
function retriedRuns(rows: readonly TimedExecution[]): ((row: TimedExecution) => boolean) | undefined {
  const latest = new Map<number, number>();
  for (const { index, attempt } of rows) latest.set(index, Math.max(attempt, latest.get(index) ?? 0));
  if (!rows.some(({ attempt }) => attempt > 0)) return undefined;
  return ({ index, attempt }) => attempt < (latest.get(index) ?? 0);
}

/** The image's own failure reason, which comes with the list even when it is empty. At most 500 characters. */
function messageOf(call: Call, plan: BuildPlan): string | undefined {
  return stateAt(call.account.timelineOf(plan), call.account.now()).reason?.slice(0, 500);
}

export const executionHandlers = {
  ListWorkflowExecutions: listWorkflowExecutions,
};
