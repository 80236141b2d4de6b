import type { PipelinePlan } from './pipeline.ts';
import type { BuildPlan } from './plan.ts';

/** A pipeline and the builds that it starts, by the clock. */
export interface Series {
  readonly pipeline: PipelinePlan;
  /**
   * Its builds at `now`, oldest first. `starts` are the times at which a user started one, in milliseconds since the epoch. A build
   * keeps its number: numbers depend only on the builds before it.
   */
  readonly builds: (now: number, starts: readonly number[]) => readonly BuildPlan[];
  /** The times by `now` at which the schedule matched and no build started. The pipeline logs why. */
  readonly skipped?: (now: number) => readonly number[];
  /** The build of a number at `now`, where the list does not go back to the first. */
  readonly find?: (build: number, now: number, starts: readonly number[]) => BuildPlan | undefined;
}
