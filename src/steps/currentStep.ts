import { isWaitingStep, type StepState } from '../aws/imagebuilder/waiting.ts';
import { canStepStillChange } from '../aws/imagebuilder/stepStatus.ts';
import { parseInstant } from '../lib/time.ts';

/** The step that an execution is in. */
export interface CurrentStep {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Untrusted text. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  /** Whether it waits for an answer from outside. */
  readonly isWaiting: boolean;
}

/** The step that has started and not ended; of several, the last. Undefined between two steps, and before the first. */
export function currentStepOf(
  steps: readonly (StepState & { readonly name?: string | undefined })[],
): CurrentStep | undefined {
  const index = steps.findLastIndex(
    ({ status, startTime, endTime }) =>
      status !== 'PENDING' && canStepStillChange(status) && startTime !== undefined && endTime === undefined,
  );
  const step = steps[index];
  if (!step) return undefined;
  return {
    number: index + 1,
    of: steps.length,
    name: step.name ?? 'Unnamed step',
    startedAt: parseInstant(step.startTime),
    isWaiting: isWaitingStep(step),
  };
}
