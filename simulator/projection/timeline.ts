import { seconds } from '../clock.ts';
import { uuidOf } from '../hash.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { Action, Answer } from './actions.ts';
import { cutAt } from './cut.ts';
import { runStages, type Run } from './run.ts';
import { stagesOf, statusDuring, type Stage } from './stages.ts';
import { reasonOf } from './facts.ts';
import type { Milestone, TimedExecution, Timeline } from './timed.ts';

/** How long the service takes from a request to CANCELLED, unless the plan has another time. */
const cancelTakes = seconds(12);

/**
 * Lays a build out in time. Pure: the same plan, actions and seed give the same timeline. `epoch` is the simulator's
 * first moment, which the plan's times are relative to.
 */
export function layOut(plan: BuildPlan, actions: readonly Action[], seed: number, epoch: number): Timeline {
  const createdAt = epoch - plan.createdAgo;
  const all = [
    ...(plan.history ?? []).map(({ kind, after }): Action => ({ kind, at: createdAt + after })),
    ...actions,
  ];
  const answers = new Map(
    all
      .filter((action): action is Answer => action.kind === 'answer')
      .map((action) => [action.stepExecutionId, action]),
  );
  const startsAt = createdAt + (plan.startsAfter ?? seconds(14));
  const milestones: Milestone[] = [
    { at: createdAt, status: 'PENDING' },
    { at: startsAt - seconds(6), status: 'CREATING' },
  ];
  if (plan.failsEarly) {
    const at = createdAt + plan.failsEarly.after;
    milestones.push({ at, status: 'FAILED', reason: plan.failsEarly.reason });
    return { createdAt, executions: [], milestones, distributedAt: Number.POSITIVE_INFINITY, settledAt: at };
  }

  const executions: TimedExecution[] = [];
  const started = new Map<number, number>();
  let distributedAt = Number.POSITIVE_INFINITY;
  let failedStep: Timeline['failedStep'];
  let stages: readonly Stage[] = stagesOf(plan.executions);
  let start = startsAt;
  let listedAt = createdAt + (plan.listedAfter ?? seconds(8));
  let began = createdAt;
  for (;;) {
    const whole = runStages({
      plan,
      stages,
      start,
      listedAt,
      attemptOf: (index) => started.get(index) ?? 0,
      firstDistribution: distributedAt === Number.POSITIVE_INFINITY,
      executionId: (index, nth) => `wf-${uuidOf(`${seed}/${plan.arn}/${index}/${nth}`)}`,
      stepId: (executionId, index) => `step-${uuidOf(`${seed}/${executionId}/${index}`)}`,
      answerTo: (id) => answers.get(id),
    });
    const run = cancelledRun(plan, whole, all, began) ?? whole;
    const cancelled = run !== whole;
    const retry =
      run.failed || cancelled ? all.find(({ kind, at }) => kind === 'retry' && at >= run.end) : undefined;
    for (const execution of run.executions) {
      if (execution.start === undefined)
        executions.push(retry ? { ...execution, unlistedAt: retry.at } : execution);
      else {
        executions.push(execution);
        started.set(execution.index, (started.get(execution.index) ?? 0) + 1);
      }
    }
    const passed = milestones.filter(({ at }) => at < run.end);
    milestones.splice(
      0,
      milestones.length,
      ...passed,
      ...run.milestones,
      lastMilestone(plan, run, cancelled, seed),
    );
    distributedAt = Math.min(distributedAt, run.distributedAt);
    failedStep = run.failedStep;
    if (!retry) {
      milestones.sort((a, b) => a.at - b.at);
      return {
        createdAt,
        executions,
        milestones,
        distributedAt,
        ...(failedStep ? { failedStep } : {}),
        settledAt: run.end,
      };
    }
    stages = remaining(stages, run);
    began = retry.at;
    listedAt = retry.at;
    start = retry.at + seconds(6);
    const first = plan.executions[stages[0]?.[0] ?? -1];
    milestones.push({ at: retry.at, status: statusDuring(first?.workflow.type ?? 'DISTRIBUTION') });
  }
}

/** The run as a request to cancel leaves it, or undefined when there was none, or it came too late. */
function cancelledRun(
  plan: BuildPlan,
  whole: Run,
  actions: readonly Action[],
  began: number,
): Run | undefined {
  const cancel = actions.find(({ kind, at }) => kind === 'cancel' && at >= began && at < whole.end);
  const at = cancel && cancel.at + (plan.cancelTakes ?? cancelTakes);
  return at !== undefined && at < whole.end ? cutAt(whole, at) : undefined;
}

function lastMilestone(plan: BuildPlan, run: Run, cancelled: boolean, seed: number): Milestone {
  if (cancelled)
    return { at: run.end, status: 'CANCELLED', reason: 'Image creation was cancelled by a user request.' };
  if (!run.failed) return { at: run.end, status: plan.finalStatus ?? 'AVAILABLE' };
  const reason = run.failedStep ? reasonOf(plan, run.failedStep, seed) : run.reason;
  return { at: run.end, status: 'FAILED', ...(reason === undefined ? {} : { reason }) };
}

/** What a retry runs: in the stage that failed what did not complete, and everything after it. */
function remaining(stages: readonly Stage[], run: Run): readonly Stage[] {
  const done = new Set(
    run.executions
      .filter(
        ({ ends, plan }) => ends === 'COMPLETED' || (ends === 'FAILED' && plan.onFailure === 'CONTINUE'),
      )
      .map(({ index }) => index),
  );
  return stages.map((stage) => stage.filter((index) => !done.has(index))).filter((stage) => stage.length > 0);
}
