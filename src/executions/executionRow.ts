import { parseWorkflowArn } from '../aws/imagebuilder/workflowArn.ts';
import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { parseInstant } from '../lib/time.ts';
import { countSteps, type StepCounts } from './table/stepCounts.ts';

/** An execution as the table needs it: derived once, when its page is loaded. */
export interface ExecutionRow {
  /** `workflowExecutionId`; a made-up one, by place, where the service gave none. */
  readonly key: string;
  readonly execution: WorkflowExecution;
  readonly workflowName: string;
  readonly workflowVersion: string | undefined;
  readonly managed: boolean;
  readonly steps: StepCounts;
  /** Undefined where the workflow ran only once. */
  readonly attempt: Attempt | undefined;
  /** Milliseconds since the epoch; undefined where there is none, or where it is no time. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/**
 * Reads an execution for the table. Its times and its workflow's ARN may be anything. Its attempt depends on the other rows, so it
 * is set when they are merged.
 */
export function toExecutionRow(key: string, execution: WorkflowExecution): ExecutionRow {
  const workflow = parseWorkflowArn(execution.workflowBuildVersionArn);
  return {
    key,
    execution,
    workflowName: workflow?.name ?? execution.workflowBuildVersionArn ?? 'Unnamed workflow',
    workflowVersion: workflow?.version,
    managed: workflow?.managed ?? false,
    steps: countSteps(execution),
    startedAt: parseInstant(execution.startTime),
    endedAt: parseInstant(execution.endTime),
    attempt: undefined,
  };
}
