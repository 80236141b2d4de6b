import type { StepPlan } from '../plans/plan.ts';
import type { Answer } from './actions.ts';
import type { StepStatus, TimedStep } from './timed.ts';

export interface StepsRun {
  readonly steps: readonly TimedStep[];
  readonly end: number;
  readonly failed: boolean;
}

/**
 * Lays the steps of one execution out from `start`. A failed step ends the execution unless its `onFailure` is Continue;
 * the steps after it are never reached, and the API keeps reporting them as PENDING.
 */
export function runSteps(
  plans: readonly StepPlan[],
  start: number,
  idOf: (index: number) => string,
  answerTo: (stepExecutionId: string) => Answer | undefined,
): StepsRun {
  const steps: TimedStep[] = [];
  let at = start;
  let failed = false;
  for (const [index, plan] of plans.entries()) {
    const id = idOf(index);
    if (failed) {
      steps.push({ id, plan, ends: 'CANCELLED' });
      continue;
    }
    const begins = at + (plan.pause ?? 0);
    const step: TimedStep = {
      id,
      plan,
      start: begins,
      ...outcomeOf(plan, begins, plan.wait && answerTo(id)),
    };
    steps.push(step);
    at = step.end ?? begins;
    failed = step.ends === 'FAILED' && plan.onFailure !== 'Continue';
  }
  return { steps, end: at, failed };
}

function outcomeOf(
  plan: StepPlan,
  begins: number,
  answer: Answer | undefined,
): Pick<TimedStep, 'answer' | 'timedOut'> & { end: number; ends: StepStatus } {
  if (!plan.wait) return { end: begins + plan.takes, ends: plan.ends };
  const deadline = begins + plan.timeoutSeconds * 1000;
  if (answer && answer.at <= deadline) {
    return {
      end: Math.max(answer.at, begins),
      ends: answer.action === 'RESUME' ? 'COMPLETED' : 'FAILED',
      answer: { action: answer.action, reason: answer.reason },
    };
  }
  if (plan.wait.answersAfter !== undefined) {
    return {
      end: begins + plan.wait.answersAfter,
      ends: 'COMPLETED',
      answer: { action: 'RESUME', reason: plan.wait.reason },
    };
  }
  return { end: deadline, ends: 'FAILED', timedOut: true };
}
