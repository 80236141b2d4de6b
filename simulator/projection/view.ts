/** What the API shows of a timeline at a moment. */
import type { Milestone, TimedExecution, TimedStep, Timeline } from './timed.ts';

export interface StepView {
  readonly timed: TimedStep;
  readonly status: string;
  readonly start?: number;
  readonly end?: number;
  readonly rollbackStatus?: string;
}

export interface ExecutionView {
  readonly timed: TimedExecution;
  readonly status: string;
  readonly start?: number;
  readonly end?: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The rows the list holds at `now`. */
export function listedAt(timeline: Timeline, now: number): readonly TimedExecution[] {
  return timeline.executions.filter(
    ({ listedAt: from, unlistedAt: until }) => from <= now && (until === undefined || now < until),
  );
}

/** The image's state at `now`. */
export function stateAt(timeline: Timeline, now: number): Milestone {
  const state = timeline.milestones.findLast(({ at }) => at <= now);
  return state ?? { at: timeline.createdAt, status: 'PENDING' };
}

export function viewExecution(timed: TimedExecution, now: number): ExecutionView {
  const { start } = timed;
  const ended = timed.rolledBackAt ?? timed.end;
  let succeeded = 0;
  let failed = 0;
  let skipped = 0;
  for (const step of timed.steps) {
    if (step.end === undefined || step.end > now) continue;
    if (step.ends === 'COMPLETED') succeeded += 1;
    else if (step.ends === 'FAILED') failed += 1;
    else if (step.ends === 'SKIPPED') skipped += 1;
  }
  return {
    timed,
    status: executionStatus(timed, now),
    ...(start !== undefined && start <= now ? { start } : {}),
    ...(start !== undefined && ended !== undefined && ended <= now ? { end: ended } : {}),
    succeeded,
    failed,
    skipped,
  };
}

function executionStatus(timed: TimedExecution, now: number): string {
  const { start, end, rolledBackAt } = timed;
  if (end !== undefined && end <= now) {
    if (rolledBackAt === undefined) return timed.ends;
    return rolledBackAt <= now ? 'ROLLBACK_COMPLETED' : 'ROLLBACK_IN_PROGRESS';
  }
  return start !== undefined && start <= now ? 'RUNNING' : 'PENDING';
}

export function viewStep(execution: TimedExecution, timed: TimedStep, now: number): StepView {
  const { start, end } = timed;
  if (start === undefined || start > now) return { timed, status: 'PENDING' };
  const rollbackStatus = rollbackOf(execution, timed, now);
  const undoing = rollbackStatus === undefined ? {} : { rollbackStatus };
  if (end === undefined || end > now) return { timed, status: 'RUNNING', start, ...undoing };
  return { timed, status: timed.ends, start, end, ...undoing };
}

function rollbackOf(execution: TimedExecution, step: TimedStep, now: number): string | undefined {
  if (execution.rolledBackAt === undefined || execution.end === undefined || execution.end > now)
    return undefined;
  const ends = step.plan.rollback ?? 'SKIPPED';
  if (ends === 'SKIPPED' || execution.rolledBackAt <= now) return ends;
  return 'RUNNING';
}
