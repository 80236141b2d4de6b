import type { Run } from './run.ts';
import type { TimedExecution, TimedStep } from './timed.ts';

/** A run as it is when cancelling took effect at `at`: what was under way is CANCELLED, what was to come never is. */
export function cutAt(run: Run, at: number): Run {
  const { failedStep: _, reason: __, ...rest } = run;
  return {
    ...rest,
    executions: run.executions.map((execution) => cutExecution(execution, at)),
    milestones: run.milestones.filter((milestone) => milestone.at < at),
    distributedAt: run.distributedAt < at ? run.distributedAt : Number.POSITIVE_INFINITY,
    end: at,
    failed: false,
  };
}

function cutExecution(execution: TimedExecution, at: number): TimedExecution {
  if (execution.end !== undefined && execution.end <= at) return execution;
  const { start, end: _, rolledBackAt: __, ...rest } = execution;
  return {
    ...rest,
    ...(start !== undefined && start < at ? { start } : {}),
    end: at,
    ends: 'CANCELLED',
    steps: execution.steps.map((step) => cutStep(step, at)),
  };
}

function cutStep(step: TimedStep, at: number): TimedStep {
  if (step.end !== undefined && step.end <= at) return step;
  const { id, plan, start } = step;
  if (start === undefined || start >= at) return { id, plan, ends: 'CANCELLED' };
  return { id, plan, start, end: at, ends: 'CANCELLED' };
}
