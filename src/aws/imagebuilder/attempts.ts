import { canStillChange } from './executionStatus.ts';
import { parseInstant } from '../../lib/time.ts';
import type { WorkflowExecution } from './workflowExecution.ts';

/** Which run of its workflow an execution is. */
export interface Attempt {
  /** From 1, in the order of start. */
  readonly number: number;
  readonly of: number;
  /** Whether no later run of the same workflow supersedes this one. */
  readonly isLatest: boolean;
  /** The same for all attempts of one workflow, and for no other. */
  readonly group: string;
}

/** The executions that are attempts. Keyed by the objects themselves, since an id may be missing. */
export type Attempts = ReadonlyMap<WorkflowExecution, Attempt>;

/** An image has at most 10 workflows, so more runs beside each other are no attempts. */
const mostWorkflows = 10;

/**
 * Numbers the runs of the same workflow, for executions that have more than one; a build without a retry gives an empty
 * map. `executions` are those of one build, in any order.
 *
 * Runs are attempts of one another when type, workflow and parallel group are the same, one started after the other had
 * ended, and a retry came between them. A retry shows in the times: an execution that had failed is run again. The same
 * workflow attached twice runs at the same time, after a success, or after a failure that did not end the build, and is no
 * retry. `retried` is not read, since AWS's documentation has described it in two opposite ways.
 */
export function attemptsOf(executions: readonly WorkflowExecution[]): Attempts {
  const runs = executions
    .filter(hasPlaceInTime)
    .map(toRun)
    .toSorted((a, b) => a.start - b.start);
  const workflows = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.key === undefined) continue;
    const same = workflows.get(run.key);
    if (same) same.push(run);
    else workflows.set(run.key, [run]);
  }
  const retries = retriesIn(runs, workflows);
  const attempts = new Map<WorkflowExecution, Attempt>();
  for (const [key, runsOfWorkflow] of workflows) {
    chainsOf(runsOfWorkflow, retries).forEach((chain, place) => {
      if (chain.length === 1) return;
      chain.forEach(({ execution }, index) => {
        attempts.set(execution, {
          number: index + 1,
          of: chain.length,
          isLatest: index === chain.length - 1,
          group: `${key} ${place}`,
        });
      });
    });
  }
  return attempts;
}

/**
 * Whether a retry superseded this run. `retried` says so of the original executions, also where the new run is on a page that
 * is not loaded.
 */
export function isSuperseded({ retried }: WorkflowExecution, attempt: Attempt | undefined): boolean {
  return retried === true || attempt?.isLatest === false;
}

interface Run {
  readonly execution: WorkflowExecution;
  readonly key: string | undefined;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
}

function toRun(execution: WorkflowExecution): Run {
  const start = parseInstant(execution.startTime) ?? Infinity;
  return { execution, key: keyOf(execution), start, end: Math.max(start, endOf(execution)) };
}

/** A failure, and when its workflow ran again. */
interface Retry {
  readonly failedAt: number;
  readonly againAt: number;
}

/** The failed executions whose workflow ran again, in the order of their ends. */
function retriesIn(runs: readonly Run[], workflows: ReadonlyMap<string, readonly Run[]>): Retry[] {
  return runs
    .filter(({ execution }) => hasFailed(execution))
    .flatMap((failed) => {
      const same = workflows.get(failed.key ?? '') ?? [];
      const first = firstFrom(same, failed.end);
      // A run without a length starts at its own end.
      const again = same[first] === failed ? same[first + 1] : same[first];
      return again ? [{ failedAt: failed.end, againAt: again.start }] : [];
    })
    .toSorted((a, b) => a.failedAt - b.failedAt);
}

/** The index of the first run that starts at `time` or later. `runs` are in the order of their starts. */
function firstFrom(runs: readonly Run[], time: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The runs of one workflow, those that follow one another through retries together. */
function chainsOf(runs: readonly Run[], retries: readonly Retry[]): Run[][] {
  const chains: Run[][] = [];
  let passed = 0;
  // The latest start of a run that repeats a failure, of the failures so far.
  let againAt = -Infinity;
  for (const run of runs) {
    for (let retry = retries[passed]; retry && retry.failedAt <= run.start; retry = retries[passed]) {
      againAt = Math.max(againAt, retry.againAt);
      passed += 1;
    }
    const chain = chains.find((each) => {
      const last = each.at(-1);
      return last !== undefined && last.end <= run.start && last.start < againAt;
    });
    if (chain) chain.push(run);
    else chains.push([run]);
    if (chains.length > mostWorkflows) return [];
  }
  return chains;
}

/** A run that has not started yet is the latest attempt. One that never will, or has an unreadable start, is none. */
function hasPlaceInTime({ startTime, status }: WorkflowExecution): boolean {
  return startTime === undefined ? canStillChange(status) : parseInstant(startTime) !== undefined;
}

function keyOf(execution: WorkflowExecution): string | undefined {
  const { type, workflowBuildVersionArn, parallelGroup } = execution;
  // Executions without a workflow cannot be runs of the same one.
  if (workflowBuildVersionArn === undefined) return undefined;
  return JSON.stringify([type, workflowBuildVersionArn, parallelGroup]);
}

function endOf(execution: WorkflowExecution): number {
  const end = parseInstant(execution.endTime);
  if (end !== undefined) return end;
  return canStillChange(execution.status) ? Infinity : (parseInstant(execution.startTime) ?? -Infinity);
}

function hasFailed({ status }: WorkflowExecution): boolean {
  return status !== undefined && ['FAILED', 'CANCELLED', 'ROLLBACK_COMPLETED'].includes(status);
}
