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
}

/** The executions that are attempts. Keyed by the objects themselves, since an id may be missing. */
export type Attempts = ReadonlyMap<WorkflowExecution, Attempt>;

/**
 * Numbers the runs of the same workflow, for executions that have more than one; a build without a retry gives an empty
 * map. `executions` are those of one build, in any order.
 *
 * Runs are attempts of one another when type, workflow and parallel group are the same, one started after the other had
 * ended, and an execution of the build had failed before: the same workflow attached twice runs at the same time, or after
 * a success, and is no retry. `retried` is not read, since AWS's documentation has described it in two opposite ways.
 */
export function attemptsOf(executions: readonly WorkflowExecution[]): Attempts {
  const runs = executions
    .filter(hasPlaceInTime)
    .map((execution): Run => ({
      execution,
      start: parseInstant(execution.startTime) ?? Infinity,
      end: endOf(execution),
    }))
    .toSorted((a, b) => a.start - b.start);
  const byEnd = runs.toSorted((a, b) => a.end - b.end);
  const workflows = new Map<string, Workflow>();
  let ended = 0;
  let firstFailure = Infinity;
  for (const run of runs) {
    for (let next = byEnd[ended]; next && next.end <= run.start; next = byEnd[ended]) {
      next.hasEnded = true;
      release(next);
      ended += 1;
    }
    const { execution, start, end } = run;
    const key = keyOf(execution);
    if (key !== undefined) {
      const workflow = workflows.get(key) ?? { chains: [], free: [] };
      workflows.set(key, workflow);
      append(workflow, run, firstFailure <= start);
      // A run can end before it starts, in malformed data.
      if (run.hasEnded) release(run);
    }
    if (hasFailed(execution)) firstFailure = Math.min(firstFailure, end);
  }
  const attempts = new Map<WorkflowExecution, Attempt>();
  for (const { chains } of workflows.values()) {
    for (const chain of chains) {
      if (chain.length === 1) continue;
      chain.forEach((execution, index) => {
        attempts.set(execution, {
          number: index + 1,
          of: chain.length,
          isLatest: index === chain.length - 1,
        });
      });
    }
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
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  hasEnded?: boolean;
  chain?: { readonly workflow: Workflow; readonly index: number };
}

interface Workflow {
  /** Runs that follow one another. */
  readonly chains: WorkflowExecution[][];
  /** Indexes of the chains whose last run has ended, in descending order, so that 12,000 runs need no search. */
  readonly free: number[];
}

/** Appends a run to the first chain that it can follow, or starts a chain with it. */
function append(workflow: Workflow, run: Run, mayBeRetry: boolean): void {
  const { chains, free } = workflow;
  const index = (mayBeRetry ? free.pop() : undefined) ?? chains.push([]) - 1;
  chains[index]?.push(run.execution);
  run.chain = { workflow, index };
}

/** Marks the chain that ends with this run as one that another run can follow. */
function release({ chain }: Run): void {
  if (!chain) return;
  const { free } = chain.workflow;
  let [low, high] = [0, free.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((free[middle] ?? 0) > chain.index) low = middle + 1;
    else high = middle;
  }
  free.splice(low, 0, chain.index);
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
