import { imageStatusMeaning } from '../../../../aws/imagebuilder/imageStatus.ts';
import { canStillChange } from '../../../../aws/imagebuilder/executionStatus.ts';
import type { WorkflowExecution } from '../../../../aws/imagebuilder/workflowExecution.ts';
import { parseInstant } from '../../../../lib/time.ts';
import type { OverviewBuild } from './pipelineRows.ts';

/** When the workflows of a build ran, in milliseconds since the epoch. */
export interface BuildRun {
  readonly startedAt: number;
  /** Undefined while one of them can still change. */
  readonly endedAt: number | undefined;
}

/** From the first start to the last end of a build's executions. Undefined when none has started, or records expired. */
export function buildRun(executions: readonly WorkflowExecution[]): BuildRun | undefined {
  const starts = instantsOf(executions.map(({ startTime }) => startTime));
  const ends = instantsOf(executions.map(({ endTime }) => endTime));
  if (starts.length === 0) return undefined;
  const isOver = executions.every(({ status }) => !canStillChange(status)) && ends.length > 0;
  return { startedAt: Math.min(...starts), endedAt: isOver ? Math.max(...ends) : undefined };
}

/** The id of the execution that a running build is in. Undefined before the first and between two. */
export function runningExecution(executions: readonly WorkflowExecution[]): string | undefined {
  return executions.findLast(
    ({ status, startTime, endTime }) =>
      canStillChange(status) && startTime !== undefined && endTime === undefined,
  )?.workflowExecutionId;
}

function instantsOf(texts: readonly (string | undefined)[]): readonly number[] {
  return texts.map(parseInstant).filter((instant) => instant !== undefined);
}

/** Finished builds that a usual duration is taken from. */
const sampleSize = 5;
/** Fewer say nothing about what is usual. */
const fewest = 2;

/** The finished, successful builds whose durations count: the newest ones. */
export function usualSample(builds: readonly OverviewBuild[]): readonly OverviewBuild[] {
  return builds.filter(({ status }) => imageStatusMeaning(status).stage === 'made').slice(0, sampleSize);
}

/** The median duration of a pipeline's last successful builds, in milliseconds. Undefined when fewer than two are known. */
export function usualDuration(
  builds: readonly OverviewBuild[],
  runs: ReadonlyMap<string, BuildRun | undefined>,
): number | undefined {
  const durations = usualSample(builds)
    .flatMap(({ build }) => durationOf(runs.get(build.arn)) ?? [])
    .toSorted((a, b) => a - b);
  if (durations.length < fewest) return undefined;
  const middle = Math.floor(durations.length / 2);
  const upper = durations[middle] ?? 0;
  return durations.length % 2 === 1 ? upper : (upper + (durations[middle - 1] ?? 0)) / 2;
}

/** How long a finished run took, in milliseconds. */
export function durationOf(run: BuildRun | undefined): number | undefined {
  return run?.endedAt === undefined ? undefined : run.endedAt - run.startedAt;
}

/** A build is slow once it takes half as long again as usual, and five minutes more. */
export function isLongerThanUsual(elapsed: number, usual: number): boolean {
  return elapsed > usual * 1.5 && elapsed > usual + 5 * 60_000;
}
