import { isSuperseded } from '../../aws/imagebuilder/attempts.ts';
import type { ExecutionRow } from '../../executions/executionRow.ts';

/** The first execution that failed and that no retry superseded, in the order of their ends. */
export function firstFailed(rows: readonly ExecutionRow[]): string[] {
  const [first] = rows
    .filter(({ execution, attempt }) => execution.status === 'FAILED' && !isSuperseded(execution, attempt))
    .toSorted((a, b) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity));
  return first ? [first.key] : [];
}

/** When the last of them ended, in milliseconds since the epoch. */
export function latestEnd(rows: readonly ExecutionRow[]): number | undefined {
  return rows.reduce<number | undefined>(
    (latest, { endedAt }) => (endedAt !== undefined && endedAt > (latest ?? -Infinity) ? endedAt : latest),
    undefined,
  );
}
