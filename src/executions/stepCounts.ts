import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';

/** The four parts of an execution's steps. None is negative, and together they are `total`. */
export interface StepCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  /** Still to run, or never to run: while a workflow runs and after an abort. */
  readonly notRun: number;
  readonly total: number;
  /** Whether the service gave a total, and one that its parts fit into. */
  readonly consistent: boolean;
}

/**
 * The parts of an execution's steps. The documentation says that the total is succeeded + failed + skipped; while a workflow
 * runs and after an abort it is more, and the difference is "not run". Where the parts are more than the total, they count.
 */
export function countSteps(execution: WorkflowExecution): StepCounts {
  const succeeded = execution.totalStepsSucceeded ?? 0;
  const failed = execution.totalStepsFailed ?? 0;
  const skipped = execution.totalStepsSkipped ?? 0;
  const counted = succeeded + failed + skipped;
  const total = Math.max(execution.totalStepCount ?? 0, counted);
  const consistent = execution.totalStepCount !== undefined && execution.totalStepCount >= counted;
  return { succeeded, failed, skipped, notRun: total - counted, total, consistent };
}

/** The parts in words: `5 succeeded, 2 skipped of 7`. Parts of no step are left out. */
export function describeSteps(steps: StepCounts): string {
  if (steps.total === 0) return steps.consistent ? 'no steps' : 'no step counts';
  const parts = [
    steps.succeeded > 0 && `${steps.succeeded} succeeded`,
    steps.failed > 0 && `${steps.failed} failed`,
    steps.skipped > 0 && `${steps.skipped} skipped`,
    steps.notRun > 0 && `${steps.notRun} not run`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')} of ${steps.total}`;
}
