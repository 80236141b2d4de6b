/** The builds of the demo's pipelines by the clock. */
import { matchesBetween, previousMatches } from '../../src/aws/imagebuilder/schedule.ts';
import { fleetPipelines, type FleetPipeline, type Outcome } from './fleet.ts';
import { fleetBuild, fleetRegions, usualExecutions } from './fleetOutcomes.ts';
import { arnOfBuild, type PipelinePlan } from './pipeline.ts';
import type { BuildPlan } from './plan.ts';
import type { Series } from './series.ts';

/** As many matches of a schedule as are looked for at once. */
const most = 2000;

interface Started {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: Outcome;
  readonly isScheduled: boolean;
}

const letters: ReadonlySet<string> = new Set<Outcome>(['A', 'F', 'L', 'D', 'C', 'W', 'S']);

function isOutcome(letter: string): letter is Outcome {
  return letters.has(letter);
}

/** The demo's pipelines, each with its builds. `epoch` is the simulator's first moment. */
export function fleetSeries(epoch: number): readonly Series[] {
  return fleetPipelines.map((pipeline) => seriesOf(pipeline, epoch));
}

function seriesOf(pipeline: FleetPipeline, epoch: number): Series {
  const { schedule, isDisabled = false, image } = pipeline;
  // Builds carry the name of their pipeline, and GetImage repeats it.
  const family = { ...image, pipeline: pipeline.name };
  const plan: PipelinePlan = {
    name: pipeline.name,
    accountId: pipeline.accountId,
    region: pipeline.region,
    description: pipeline.description,
    image: family,
    version: pipeline.version,
    status: isDisabled ? 'DISABLED' : 'ENABLED',
    ...(schedule === undefined ? {} : { schedule }),
    started: { executions: usualExecutions(pipeline.kind), regions: fleetRegions },
  };
  const past = matchesBefore(pipeline, epoch);
  const since = matchesSince(pipeline, epoch);
  const byHand = pipeline.manual.map(({ ago, outcome }): Started => ({
    at: epoch - ago,
    outcome,
    isScheduled: false,
  }));
  const known = new Map<string, BuildPlan>();
  const buildOf = (arn: string, { at, outcome, isScheduled }: Started): BuildPlan => ({
    ...fleetBuild({ ...pipeline, image: family }, arn, outcome),
    createdAgo: epoch - at,
    ...(isScheduled ? { buildType: 'SCHEDULED' } : {}),
  });
  return {
    pipeline: plan,
    builds(now, starts) {
      const started = [
        ...[...past, ...since(now)].flatMap(scheduledAt),
        ...byHand,
        ...starts.map((at): Started => ({ at, outcome: 'A', isScheduled: false })),
      ].toSorted((a, b) => a.at - b.at);
      return started.map((start, index) => {
        const arn = arnOfBuild(plan, pipeline.firstBuild + index);
        const build = known.get(arn) ?? buildOf(arn, start);
        known.set(arn, build);
        return build;
      });
    },
    skipped: (now) =>
      isDisabled ? [] : [...past, ...since(now)].filter(({ letter }) => letter === '.').map(({ at }) => at),
  };
}

/** A time at which a schedule matched, with the outcome of its build, or `.` for no build. */
interface Match {
  readonly at: number;
  readonly letter: string;
}

function matchesBefore({ schedule, history }: FleetPipeline, epoch: number): readonly Match[] {
  const times = schedule ? previousMatches(timed(schedule), epoch, history.length).toReversed() : [];
  return times.map((at, index) => ({ at, letter: history.charAt(index) }));
}

/** The matches from the first moment on: a function of the clock, which only goes forward. */
function matchesSince({ schedule, future }: FleetPipeline, epoch: number) {
  const times: number[] = [];
  return (now: number): readonly Match[] => {
    if (!schedule) return [];
    // A match at the first moment belongs to the time after it.
    times.push(...matchesBetween(timed(schedule), times.at(-1) ?? epoch - 1, now, most));
    return times.map((at, index) => ({ at, letter: future.charAt(index % future.length) }));
  };
}

function scheduledAt({ at, letter }: Match): readonly Started[] {
  return isOutcome(letter) ? [{ at, outcome: letter, isScheduled: true }] : [];
}

function timed({ expression, timezone }: NonNullable<FleetPipeline['schedule']>) {
  return { scheduleExpression: expression, timezone };
}
