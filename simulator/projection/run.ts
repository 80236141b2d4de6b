/** One run through (the rest of) a build: the first, or the one a retry starts. */
import { seconds } from '../clock.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { Answer } from './actions.ts';
import { runSteps } from './runSteps.ts';
import { statusDuring, type Stage } from './stages.ts';
import type { ImageStatus, Milestone, TimedExecution, TimedStep } from './timed.ts';

/** How many workflows of one group the service runs at once. */
const atOnce = 5;

export interface Run {
  readonly executions: TimedExecution[];
  readonly milestones: Milestone[];
  readonly distributedAt: number;
  readonly end: number;
  readonly failed: boolean;
  readonly failedStep?: { execution: TimedExecution; step: TimedStep; during: ImageStatus };
  /** Without a step: the service's own distribution failed, and this is why. */
  readonly reason?: string;
}

export interface RunInput {
  readonly plan: BuildPlan;
  readonly stages: readonly Stage[];
  readonly start: number;
  readonly listedAt: number;
  /** How often an execution has started before, by its place in the plan. */
  readonly attemptOf: (index: number) => number;
  /** Whether the service distributes for the first time. */
  readonly firstDistribution: boolean;
  readonly executionId: (index: number, attempt: number) => string;
  readonly stepId: (executionId: string, index: number) => string;
  readonly answerTo: (stepExecutionId: string) => Answer | undefined;
}

export function runStages(input: RunInput): Run {
  const { plan, stages, firstDistribution } = input;
  const executions = new Map<number, TimedExecution>();
  const milestones: Milestone[] = [];
  let at = input.start;
  let distributedAt = Number.POSITIVE_INFINITY;
  let failedStep: Run['failedStep'];
  for (const [order, stage] of stages.entries()) {
    const type = plan.executions[stage[0] ?? 0]?.workflow.type ?? 'TEST';
    const during = statusDuring(type);
    if (milestones.at(-1)?.status !== during) milestones.push({ at, status: during });
    if (type === 'DISTRIBUTION') distributedAt = at;
    const ran = runStage(input, stage, at);
    for (const [index, execution] of ran) executions.set(index, execution);
    at = Math.max(at, ...Array.from(ran.values(), (each) => each.rolledBackAt ?? each.end ?? at));
    failedStep = firstFailure(ran, during);
    if (failedStep) {
      for (const index of stages.slice(order + 1).flat())
        executions.set(index, neverStarted(input, index, at));
      return {
        executions: ordered(executions),
        milestones,
        distributedAt,
        end: at,
        failed: true,
        failedStep,
      };
    }
    at += seconds(6);
  }
  const rows = ordered(executions);
  const { distribution } = plan;
  if (distribution) {
    milestones.push({ at, status: 'DISTRIBUTING' });
    distributedAt = at;
    at += distribution.takes;
    if (distribution.failsWith && firstDistribution) {
      return {
        executions: rows,
        milestones,
        distributedAt,
        end: at,
        failed: true,
        reason: distribution.failsWith.reason,
      };
    }
  }
  milestones.push({ at, status: 'INTEGRATING' });
  at += seconds(5);
  return { executions: rows, milestones, distributedAt: Math.min(distributedAt, at), end: at, failed: false };
}

/** Executions by their place in the plan. */
function ordered(executions: ReadonlyMap<number, TimedExecution>): TimedExecution[] {
  return [...executions.entries()].toSorted(([a], [b]) => a - b).map(([, execution]) => execution);
}

function runStage(input: RunInput, stage: Stage, start: number): Map<number, TimedExecution> {
  const ran = new Map<number, TimedExecution>();
  const free: number[] = Array.from({ length: atOnce }, () => start);
  for (const index of stage) {
    free.sort((a, b) => a - b);
    const begins = free.shift() ?? start;
    const execution = runExecution(input, index, begins);
    ran.set(index, execution);
    free.push(execution.rolledBackAt ?? execution.end ?? begins);
  }
  return ran;
}

function runExecution(input: RunInput, index: number, start: number): TimedExecution {
  const plan = planOf(input, index);
  const attempt = input.attemptOf(index);
  const id = input.executionId(index, attempt);
  const planned = stepsOf(input, index);
  const { steps, end, failed } = runSteps(planned, start, (step) => input.stepId(id, step), input.answerTo);
  return {
    id,
    index,
    plan,
    attempt,
    listedAt: input.listedAt,
    start,
    end,
    ends: failed ? 'FAILED' : 'COMPLETED',
    ...(failed && plan.rollbackTakes !== undefined ? { rolledBackAt: end + plan.rollbackTakes } : {}),
    steps,
  };
}

function neverStarted(input: RunInput, index: number, end: number): TimedExecution {
  const plan = planOf(input, index);
  const attempt = input.attemptOf(index);
  const id = input.executionId(index, attempt);
  const steps = stepsOf(input, index).map((step, at): TimedStep => ({
    id: input.stepId(id, at),
    plan: step,
    ends: 'CANCELLED',
  }));
  return { id, index, plan, attempt, listedAt: input.listedAt, end, ends: 'CANCELLED', steps };
}

function planOf(input: RunInput, index: number) {
  const plan = input.plan.executions[index];
  if (!plan) throw new Error(`There is no execution ${index} in the plan of ${input.plan.arn}`);
  return plan;
}

/** The steps of this attempt. A later attempt that is not in the plan succeeds. */
function stepsOf(input: RunInput, index: number) {
  const plan = planOf(input, index);
  const attempt = input.attemptOf(index);
  if (attempt === 0) return plan.steps;
  return plan.again?.[attempt - 1] ?? plan.again?.at(-1) ?? plan.workflow.steps;
}

/** The first step in time that ends the build: of an execution that failed and that the build does not shrug off. */
function firstFailure(ran: ReadonlyMap<number, TimedExecution>, during: ImageStatus): Run['failedStep'] {
  let first: Run['failedStep'];
  for (const execution of ran.values()) {
    if (execution.ends !== 'FAILED' || execution.plan.onFailure === 'CONTINUE') continue;
    const step = execution.steps.findLast(({ ends }) => ends === 'FAILED');
    if (step && (!first || (step.end ?? 0) < (first.step.end ?? 0))) first = { execution, step, during };
  }
  return first;
}
