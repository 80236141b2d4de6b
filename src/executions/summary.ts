import type { ExecutionRow } from './executionRow.ts';
import { figure } from '../lists/noun.ts';
import { executionStatusMeaning } from '../aws/imagebuilder/executionStatus.ts';

/**
 * How many of each status, failures first: `4 executions: 1 failed, 2 completed, 1 cancelled`. While more are available their
 * number is not known: `First 25 executions: …`.
 */
export function summarise(rows: readonly ExecutionRow[], isAll: boolean): string {
  const counts = new Map<string, number>();
  for (const { execution } of rows) {
    const { label } = executionStatusMeaning(execution.status);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const loaded = figure(rows.length);
  const total = isAll
    ? `${loaded} ${rows.length === 1 ? 'execution' : 'executions'}`
    : `First ${loaded} executions`;
  if (counts.size === 0) return total;
  const parts = Array.from(counts)
    .toSorted(
      ([a, countOfA], [b, countOfB]) =>
        Number(b === 'Failed') - Number(a === 'Failed') || countOfB - countOfA,
    )
    .map(([label, count]) => `${figure(count)} ${label.toLowerCase()}`);
  return `${total}: ${parts.join(', ')}`;
}
