/** The accounts' state: plans, the actions on them, and the time. Everything shown is computed from these. */
import { accountOf, parseBuildArn } from './arns.ts';
import type { Clock } from './clock.ts';
import { allPlans, planOfArn } from './plans/account.ts';
import { catalogSeries } from './plans/catalogSeries.ts';
import { fleetSeries } from './plans/fleetSeries.ts';
import { nightlySeries } from './plans/nightlySeries.ts';
import { arnOfBuild, arnOfPipeline, type PipelinePlan } from './plans/pipeline.ts';
import type { BuildPlan } from './plans/plan.ts';
import type { Series } from './plans/series.ts';
import type { Action } from './projection/actions.ts';
import type { TimedExecution, TimedStep, Timeline } from './projection/timed.ts';
import { layOut } from './projection/timeline.ts';

export interface FoundExecution {
  readonly plan: BuildPlan;
  readonly execution: TimedExecution;
}

export interface FoundStep extends FoundExecution {
  readonly step: TimedStep;
}

/** One AWS account. It knows nothing of what belongs to another. */
export interface Account {
  /** Twelve digits. */
  readonly id: string;
  readonly seed: number;
  now(): number;
  /** The builds of a region that exist by now, oldest first. */
  plansIn(region: string): readonly BuildPlan[];
  /** A build that exists by now. */
  findPlan(arn: string): BuildPlan | undefined;
  timelineOf(plan: BuildPlan): Timeline;
  actionsOn(plan: BuildPlan): readonly Action[];
  record(plan: BuildPlan, action: Action): void;
  /** An execution that the list of its build shows by now. */
  findExecution(id: string): FoundExecution | undefined;
  findStep(id: string): FoundStep | undefined;
  pipelinesIn(region: string): readonly PipelinePlan[];
  findPipeline(arn: string): PipelinePlan | undefined;
  /** The times by now at which the schedule of a pipeline matched and no build started. */
  skippedRuns(pipeline: PipelinePlan): readonly number[];
  /** Starts a build of a pipeline now. */
  start(pipeline: PipelinePlan): BuildPlan;
}

/** The accounts of the simulator, by their ids. */
export interface Accounts {
  readonly of: (accountId: string) => Account;
}

export function createAccounts(seed: number, clock: Clock): Accounts {
  const epoch = clock.now();
  const actions = new Map<string, Action[]>();
  const timelines = new Map<string, Timeline>();
  /** The builds that were read so far: most ids requested belong to them. */
  const read = new Map<string, BuildPlan>();
  const executions = new Map<string, FoundExecution>();
  const steps = new Map<string, FoundStep>();
  const indexed = new Set<string>();
  const series: readonly Series[] = [nightlySeries(epoch), ...catalogSeries(epoch), ...fleetSeries(epoch)];
  /** When users started builds, by the ARN of the pipeline. */
  const starts = new Map<string, number[]>();

  function existing(plan: BuildPlan): boolean {
    return epoch - plan.createdAgo <= clock.now();
  }

  function startsOf({ pipeline }: Series): readonly number[] {
    return starts.get(arnOfPipeline(pipeline)) ?? [];
  }

  function buildsOf(each: Series): readonly BuildPlan[] {
    return each.builds(clock.now(), startsOf(each));
  }

  function allExisting(): readonly BuildPlan[] {
    return [...allPlans(), ...series.flatMap(buildsOf)].filter(existing);
  }

  function findInSeries(arn: string): BuildPlan | undefined {
    const build = Number(parseBuildArn(arn)?.build);
    for (const each of series) {
      if (arnOfBuild(each.pipeline, build) !== arn) continue;
      const found = each.find
        ? each.find(build, clock.now(), startsOf(each))
        : buildsOf(each).find((plan) => plan.arn === arn);
      if (found) return found;
    }
    return undefined;
  }

  function timelineOf(plan: BuildPlan): Timeline {
    const known = timelines.get(plan.arn);
    if (known) return known;
    const timeline = layOut(plan, actions.get(plan.arn) ?? [], seed, epoch);
    timelines.set(plan.arn, timeline);
    read.set(plan.arn, plan);
    return timeline;
  }

  function index(plan: BuildPlan): void {
    if (indexed.has(plan.arn)) return;
    indexed.add(plan.arn);
    for (const execution of timelineOf(plan).executions) {
      executions.set(execution.id, { plan, execution });
      for (const step of execution.steps) steps.set(step.id, { plan, execution, step });
    }
  }

  /** Looks an id up: first in the builds that were read, then in all of them. */
  function find<Found extends FoundExecution>(
    known: ReadonlyMap<string, Found>,
    id: string,
  ): Found | undefined {
    for (const plan of read.values()) {
      if (known.has(id)) break;
      index(plan);
    }
    if (!known.has(id)) for (const plan of allExisting()) index(plan);
    const found = known.get(id);
    if (!found || found.plan.recordsExpired || found.execution.listedAt > clock.now()) return undefined;
    return found;
  }

  function accountWith(accountId: string): Account {
    const shared = new Set(
      allPlans()
        .filter(({ sharedWith }) => sharedWith === accountId)
        .map(({ arn }) => arn),
    );
    const owns = (arn: string) => (accountOf(arn) ?? accountId) === accountId || shared.has(arn);
    const own = <Found extends FoundExecution>(found: Found | undefined) =>
      found && owns(found.plan.arn) ? found : undefined;
    return {
      id: accountId,
      seed,
      now: () => clock.now(),
      plansIn: (region) =>
        allExisting().filter(({ arn }) => owns(arn) && parseBuildArn(arn)?.region === region),
      findPlan(arn) {
        const plan = owns(arn) ? (planOfArn(arn) ?? findInSeries(arn)) : undefined;
        return plan && existing(plan) ? plan : undefined;
      },
      timelineOf,
      actionsOn: (plan) => actions.get(plan.arn) ?? [],
      record(plan, action) {
        actions.set(plan.arn, [...(actions.get(plan.arn) ?? []), action]);
        timelines.delete(plan.arn);
        indexed.delete(plan.arn);
        index(plan);
      },
      findExecution: (id) => own(find(executions, id)),
      findStep: (id) => own(find(steps, id)),
      pipelinesIn: (region) =>
        series
          .map(({ pipeline }) => pipeline)
          .filter((pipeline) => pipeline.accountId === accountId && pipeline.region === region),
      findPipeline: (arn) =>
        owns(arn) ? series.find(({ pipeline }) => arnOfPipeline(pipeline) === arn)?.pipeline : undefined,
      skippedRuns: (pipeline) =>
        series.find((each) => each.pipeline === pipeline)?.skipped?.(clock.now()) ?? [],
      start(pipeline) {
        const arn = arnOfPipeline(pipeline);
        const before = new Set(allExisting().map((plan) => plan.arn));
        starts.set(arn, [...(starts.get(arn) ?? []), clock.now()]);
        const builds = series.filter((each) => each.pipeline === pipeline).flatMap(buildsOf);
        const started = builds.find((plan) => !before.has(plan.arn));
        if (!started) throw new Error(`The pipeline ${pipeline.name} started no build`);
        return started;
      },
    };
  }

  const accounts = new Map<string, Account>();
  return {
    of(accountId) {
      const account = accounts.get(accountId) ?? accountWith(accountId);
      accounts.set(accountId, account);
      return account;
    },
  };
}
