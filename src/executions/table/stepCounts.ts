import { canStillChange } from '../../aws/imagebuilder/executionStatus.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { plainText } from '../../lib/plainText.ts';
import { shortened } from '../../lib/shortened.ts';

/** How many steps an execution has, and what became of them. */
export type StepCounts =
  /** None is negative, and together they are `total`. `notRun` is still to run, or never will after an abort. */
  | {
      readonly kind: 'known';
      readonly succeeded: number;
      readonly failed: number;
      readonly skipped: number;
      readonly notRun: number;
      readonly total: number;
    }
  /** The service gave counts that are no counts, or that exceed their total: `given` are its values, safe to show. */
  | { readonly kind: 'inconsistent'; readonly given: string }
  | { readonly kind: 'absent' };

/**
 * The parts of an execution's steps. The documentation says that the total is succeeded + failed + skipped; while a workflow
 * runs and after an abort it is more, and the difference is "not run". A total is never made up.
 */
export function countSteps(execution: WorkflowExecution): StepCounts {
  const { totalStepCount: total, totalStepsSucceeded, totalStepsFailed, totalStepsSkipped, raw } = execution;
  const parts = [
    { word: 'succeeded', given: raw['totalStepsSucceeded'], read: totalStepsSucceeded },
    { word: 'failed', given: raw['totalStepsFailed'], read: totalStepsFailed },
    { word: 'skipped', given: raw['totalStepsSkipped'], read: totalStepsSkipped },
  ];
  if (raw['totalStepCount'] === undefined && parts.every(({ given }) => given === undefined)) {
    return { kind: 'absent' };
  }
  const [succeeded = 0, failed = 0, skipped = 0] = parts.map(({ read }) => read);
  const counted = succeeded + failed + skipped;
  const isReadable = parts.every(({ given, read }) => given === undefined || read !== undefined);
  if (isReadable && total !== undefined && total >= counted) {
    return { kind: 'known', succeeded, failed, skipped, notRun: total - counted, total };
  }
  const words = parts
    .filter(({ given }) => given !== undefined && given !== 0)
    .map(({ given, word }) => `${written(given)} ${word}`);
  const givenTotal = raw['totalStepCount'];
  const last = givenTotal === undefined ? 'total unknown' : `total unknown (given: ${written(givenTotal)})`;
  return { kind: 'inconsistent', given: [...words, last].join(', ') };
}

function written(value: unknown): string {
  return plainText(shortened(JSON.stringify(value) ?? 'nothing', 40).text);
}

/**
 * The counts in words: `3 of 7 steps done` while the execution can still change, `5 succeeded, 2 skipped of 7` once it has
 * ended. Parts of no step are left out.
 */
export function describeSteps(steps: StepCounts, status: string | undefined): string {
  if (steps.kind === 'absent') return 'no step counts';
  if (steps.kind === 'inconsistent') return steps.given;
  const { succeeded, failed, skipped, notRun, total } = steps;
  if (total === 0) return 'no steps';
  if (canStillChange(status)) {
    const done = `${total - notRun} of ${total} steps done`;
    return failed > 0 ? `${done}, ${failed} failed` : done;
  }
  const parts = [
    succeeded > 0 && `${succeeded} succeeded`,
    failed > 0 && `${failed} failed`,
    skipped > 0 && `${skipped} skipped`,
    notRun > 0 && `${notRun} not run`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')} of ${total}`;
}
