/** Steps as the API writes them: inputs and outputs are JSON encoded in a string, and not always JSON. */
import { timestamp } from '../clock.ts';
import type { Json, JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { factsOf } from '../projection/facts.ts';
import { resolve } from '../projection/inputs.ts';
import type { TimedExecution, TimedStep } from '../projection/timed.ts';
import { viewStep } from '../projection/view.ts';

export interface StepContext {
  readonly plan: BuildPlan;
  readonly execution: TimedExecution;
  readonly seed: number;
  readonly now: number;
}

/** One step of a list. */
export function stepRow(context: StepContext, step: TimedStep): JsonObject {
  const { execution, seed, now } = context;
  const view = viewStep(execution, step, now);
  const began = view.start !== undefined;
  const ended = view.end !== undefined;
  const message = ended ? messageOf(context, step) : undefined;
  const outputs = ended ? outputsOf(context, step) : undefined;
  const inputs = step.plan.inputs;
  const { attempt } = step.plan;
  return {
    stepExecutionId: step.id,
    name: step.plan.name,
    ...(step.plan.description === undefined ? {} : { description: step.plan.description }),
    action: step.plan.action,
    status: view.status,
    ...(view.rollbackStatus === undefined ? {} : { rollbackStatus: view.rollbackStatus }),
    ...(message === undefined ? {} : { message: message.slice(0, 500) }),
    ...(inputs === undefined
      ? {}
      : {
          inputs: JSON.stringify(
            began && step.ends !== 'SKIPPED' ? resolve(inputs, outputsBefore(context, step)) : inputs,
          ),
        }),
    ...(outputs === undefined
      ? {}
      : { outputs: typeof outputs === 'string' ? outputs : JSON.stringify(outputs) }),
    ...(view.start === undefined ? {} : { startTime: timestamp(view.start) }),
    ...(view.end === undefined ? {} : { endTime: timestamp(view.end) }),
    ...(attempt === undefined || !began ? {} : { attemptNumber: attempt.number, maxAttempts: attempt.of }),
  };

  function messageOf({ plan: build }: StepContext, timed: TimedStep): string | undefined {
    if (timed.timedOut) return `Step timed out after ${timed.plan.timeoutSeconds} seconds.`;
    if (timed.answer?.action === 'STOP')
      return `Stopped by a user: ${timed.answer.reason ?? 'no reason given'}`;
    return timed.ends === 'CANCELLED'
      ? undefined
      : timed.plan.message?.(factsOf(build, execution, timed, seed));
  }
}

/** What only GetWorkflowStepExecution adds. */
export function stepDetail(context: StepContext, step: TimedStep): JsonObject {
  return {
    ...stepRow(context, step),
    onFailure: step.plan.onFailure ?? 'Abort',
    // The model's largest value. A step that may wait longer has none here; its workflow's document has.
    ...(step.plan.timeoutSeconds <= 43_200 ? { timeoutSeconds: step.plan.timeoutSeconds } : {}),
  };
}

function outputsOf(context: StepContext, step: TimedStep): Json | undefined {
  if (step.ends === 'CANCELLED' || step.timedOut) return undefined;
  if (step.answer) return { action: step.answer.action, reason: step.answer.reason ?? '' };
  return step.plan.outputs?.(factsOf(context.plan, context.execution, step, context.seed));
}

function outputsBefore(context: StepContext, step: TimedStep): Record<string, Json> {
  const outputs: Record<string, Json> = {};
  for (const earlier of context.execution.steps) {
    if (earlier.id === step.id) break;
    const output = outputsOf(context, earlier);
    if (output !== undefined) outputs[earlier.plan.name] = output;
  }
  return outputs;
}
