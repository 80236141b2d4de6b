import { canStillChange } from './executionStatus.ts';
import { instantOf } from './instant.ts';
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
  const inOrder = executions
    .map((execution) => ({ execution, start: instantOf(execution.startTime) ?? Infinity }))
    .toSorted((a, b) => a.start - b.start);
  const chainsByKey = new Map<string, Chain[]>();
  let earliestTrouble = Infinity;
  for (const { execution, start } of inOrder) {
    const key = keyOf(execution);
    const chains = key === undefined ? [] : (chainsByKey.get(key) ?? []);
    if (key !== undefined) chainsByKey.set(key, chains);
    const end = endOf(execution);
    const chain = chains.find(
      (each) => each.end <= start && canFollow(each, execution, earliestTrouble, start),
    );
    if (chain) {
      chain.runs.push(execution);
      chain.end = end;
    } else {
      chains.push({ runs: [execution], end });
    }
    if (wentWrong(execution)) earliestTrouble = Math.min(earliestTrouble, end);
  }
  const attempts = new Map<WorkflowExecution, Attempt>();
  for (const { runs } of [...chainsByKey.values()].flat()) {
    if (runs.length === 1) continue;
    runs.forEach((run, index) => {
      attempts.set(run, { number: index + 1, of: runs.length, isLatest: index === runs.length - 1 });
    });
  }
  return attempts;
}

interface Chain {
  readonly runs: WorkflowExecution[];
  end: number;
}

function canFollow(
  chain: Chain,
  execution: WorkflowExecution,
  earliestTrouble: number,
  start: number,
): boolean {
  const flags = [...chain.runs, execution].map(({ retried }) => retried);
  if (flags.includes(true)) return true;
  // Said of each of them, it is a plain no.
  if (flags.every((flag) => flag === false)) return false;
  return earliestTrouble <= start;
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
