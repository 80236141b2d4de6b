/** The account's state: plans, what was done to them, and the time. Everything shown is computed from these. */
import { parseBuildArn } from './arns.ts';
import type { Clock } from './clock.ts';
import { allPlans, planOfArn } from './plans/account.ts';
import { findNightlyPlan, nightlyPlans } from './plans/nightly.ts';
import type { BuildPlan } from './plans/plan.ts';
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

export interface Account {
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
}

export function createAccount(seed: number, clock: Clock): Account {
  const epoch = clock.now();
  const actions = new Map<string, Action[]>();
  const timelines = new Map<string, Timeline>();
  const executions = new Map<string, FoundExecution>();
  const steps = new Map<string, FoundStep>();
  const indexed = new Set<string>();

  function existing(plan: BuildPlan): boolean {
    return epoch - plan.createdAgo <= clock.now();
  }

  function allExisting(): readonly BuildPlan[] {
    return [...allPlans(), ...nightlyPlans(clock.now() - epoch)].filter(existing);
  }

  function timelineOf(plan: BuildPlan): Timeline {
    const known = timelines.get(plan.arn);
    if (known) return known;
    const timeline = layOut(plan, actions.get(plan.arn) ?? [], seed, epoch);
    timelines.set(plan.arn, timeline);
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

  /** Looks an id up; indexes builds only until it is found, since most ids asked for are of a build just listed. */
  function find<Found extends FoundExecution>(
    known: ReadonlyMap<string, Found>,
    id: string,
  ): Found | undefined {
    for (const arn of timelines.keys()) {
      if (known.has(id)) break;
      const plan = planOfArn(arn) ?? findNightlyPlan(arn, clock.now() - epoch);
      if (plan) index(plan);
    }
    if (!known.has(id)) for (const plan of allExisting()) index(plan);
    const found = known.get(id);
    if (!found || found.plan.recordsExpired || found.execution.listedAt > clock.now()) return undefined;
    return found;
  }

  return {
    seed,
    now: () => clock.now(),
    plansIn: (region) => allExisting().filter((plan) => parseBuildArn(plan.arn)?.region === region),
    findPlan(arn) {
      const plan = planOfArn(arn) ?? findNightlyPlan(arn, clock.now() - epoch);
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
    findExecution: (id) => find(executions, id),
    findStep: (id) => find(steps, id),
  };
}
