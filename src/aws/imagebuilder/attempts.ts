import { canStillChange } from './executionStatus.ts';
import { instantOf } from '../instant.ts';
import type { WorkflowExecution } from './workflowExecution.ts';

/** Which run of its workflow an execution is. */
export interface Attempt {
  /** From 1, in the order of start. */
  readonly number: number;
  readonly of: number;
  /** Whether no later run of the same workflow replaces this one. */
  readonly isLatest: boolean;
}

/**
 * Numbers the runs of the same workflow, for executions that have more than one; a build without a retry gives an empty
 * map. `executions` are those of one build, in any order. Keyed by the objects themselves, since an id may be missing.
 *
 * How the service marks old and new runs is not documented, `retried` included. So runs are attempts of one another when
 * type, workflow and parallel group are the same, one began after the other had ended, and something had gone wrong before:
 * the same workflow attached twice runs at the same time, or after a success, and is no retry.
 */
export function attemptsOf(
  executions: readonly WorkflowExecution[],
): ReadonlyMap<WorkflowExecution, Attempt> {
  const runs = executions
    .map((execution): Run => ({
      execution,
      start: instantOf(execution.startTime) ?? Infinity,
      end: endOf(execution),
    }))
    .toSorted((a, b) => a.start - b.start);
  const byEnd = runs.toSorted((a, b) => a.end - b.end);
  const workflows = new Map<string, Workflow>();
  let ended = 0;
  let earliestTrouble = Infinity;
  for (const run of runs) {
    for (let next = byEnd[ended]; next && next.end <= run.start; next = byEnd[ended]) {
      next.hasEnded = true;
      setFree(next);
      ended += 1;
    }
    const { execution, start, end } = run;
    const key = keyOf(execution);
    if (key !== undefined) {
      const workflow = workflows.get(key) ?? { chains: [], free: { retried: [], unsaid: [], never: [] } };
      workflows.set(key, workflow);
      follow(workflow, run, earliestTrouble <= start);
      // One that ended before it began, as the service has it.
      if (run.hasEnded) setFree(run);
    }
    if (wentWrong(execution)) earliestTrouble = Math.min(earliestTrouble, end);
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

interface Run {
  readonly execution: WorkflowExecution;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  hasEnded?: boolean;
  /** Where it stands; undefined until its turn. */
  place?: { readonly workflow: Workflow; readonly chain: number; readonly said: Said };
}

/** What the runs of a chain say of `retried`: one of them that they are, each of them that they are not, or neither. */
type Said = 'retried' | 'never' | 'unsaid';

interface Workflow {
  /** Runs that follow one another. */
  readonly chains: WorkflowExecution[][];
  /** The chains whose last run has ended, the one that began first at the end: for 12,000 runs nothing is searched through. */
  readonly free: Readonly<Record<Said, number[]>>;
}

/** Puts a run after the first chain that it can follow; where there is none, it begins one. */
function follow(workflow: Workflow, run: Run, isTroubled: boolean): void {
  const { chains, free } = workflow;
  const { retried } = run.execution;
  const open: Said[] = ['retried'];
  if (retried === true || isTroubled) open.push('unsaid');
  // Said of each of them, it is a plain no.
  if (retried === true || (isTroubled && retried !== false)) open.push('never');
  const [from] = open
    .filter((said) => free[said].length > 0)
    .toSorted((a, b) => (free[a].at(-1) ?? 0) - (free[b].at(-1) ?? 0));
  const chain = (from && free[from].pop()) ?? chains.push([]) - 1;
  chains[chain]?.push(run.execution);
  const own: Said = retried === true ? 'retried' : retried === false ? 'never' : 'unsaid';
  run.place = { workflow, chain, said: saidTogether(from, own) };
}

function saidTogether(before: Said | undefined, own: Said): Said {
  if (before === undefined || before === own) return own;
  return before === 'retried' || own === 'retried' ? 'retried' : 'unsaid';
}

/** Lets the chain that ends with this run be followed. */
function setFree({ place }: Run): void {
  if (!place) return;
  const free = place.workflow.free[place.said];
  let [low, high] = [0, free.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((free[middle] ?? 0) > place.chain) low = middle + 1;
    else high = middle;
  }
  free.splice(low, 0, place.chain);
}

function keyOf(execution: WorkflowExecution): string | undefined {
  const { type, workflowBuildVersionArn, parallelGroup } = execution;
  // Without a workflow there is nothing to be the same.
  if (workflowBuildVersionArn === undefined) return undefined;
  return JSON.stringify([type, workflowBuildVersionArn, parallelGroup]);
}

function endOf(execution: WorkflowExecution): number {
  const end = instantOf(execution.endTime);
  if (end !== undefined) return end;
  return canStillChange(execution.status) ? Infinity : (instantOf(execution.startTime) ?? -Infinity);
}

function wentWrong({ status }: WorkflowExecution): boolean {
  return status !== undefined && ['FAILED', 'CANCELLED', 'ROLLBACK_COMPLETED'].includes(status);
}
