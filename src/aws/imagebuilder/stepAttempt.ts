import type { WorkflowStep } from './workflowStep.ts';

/** Which attempt of a step this is, for a step that may be attempted more than once. */
export interface StepAttempt {
  readonly number: number;
  /** Undefined when only the number came. */
  readonly of: number | undefined;
}

/**
 * The attempt of a step; undefined for one that was attempted once and may be no more often, and where the service says
 * nothing of it: both fields are in the documentation alone.
 */
export function stepAttemptOf({ attemptNumber, maxAttempts }: WorkflowStep): StepAttempt | undefined {
  if (attemptNumber === undefined || attemptNumber < 1) return undefined;
  if (attemptNumber === 1 && (maxAttempts ?? 1) <= 1) return undefined;
  // A count lower than the number says nothing.
  return {
    number: attemptNumber,
    of: maxAttempts === undefined || maxAttempts < attemptNumber ? undefined : maxAttempts,
  };
}
