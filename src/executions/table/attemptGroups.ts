import type { ExecutionRow } from '../executionRow.ts';

/** The attempts that stand behind the latest one of their workflow. */
export interface EarlierAttempts {
  readonly count: number;
  readonly expanded: boolean;
  readonly toggle: () => void;
}

export interface GroupedRows {
  readonly rows: readonly ExecutionRow[];
  /** By the key of the latest attempt's row. */
  readonly earlier: ReadonlyMap<string, EarlierAttempts>;
}

const none: ReadonlyMap<string, EarlierAttempts> = new Map();

/**
 * Puts superseded attempts behind the latest one of their workflow: they follow it while their group is expanded, and are left
 * out otherwise. Attempts whose latest is not among the rows, as with a filter, stay as they are.
 *
 * @param isOpen whether a row is open; a group with an open row is expanded
 */
export function groupAttempts(
  rows: readonly ExecutionRow[],
  expanded: ReadonlySet<string>,
  isOpen: (key: string) => boolean,
  toggle: (group: string) => void,
): GroupedRows {
  const superseded = new Map<string, ExecutionRow[]>();
  const latest = new Set(rows.flatMap(({ attempt }) => (attempt?.isLatest === true ? [attempt.group] : [])));
  if (latest.size === 0) return { rows, earlier: none };
  const isBehind = ({ attempt }: ExecutionRow) =>
    attempt !== undefined && !attempt.isLatest && latest.has(attempt.group);
  for (const row of rows) {
    const { attempt } = row;
    if (!attempt || !isBehind(row)) continue;
    superseded.set(attempt.group, [...(superseded.get(attempt.group) ?? []), row]);
  }
  const earlier = new Map<string, EarlierAttempts>();
  const shown = rows.flatMap((row) => {
    if (isBehind(row)) return [];
    const group = row.attempt?.group ?? '';
    const behind = superseded.get(group);
    if (!behind || row.attempt?.isLatest !== true) return [row];
    const isExpanded = expanded.has(group) || behind.some(({ key }) => isOpen(key));
    earlier.set(row.key, { count: behind.length, expanded: isExpanded, toggle: () => toggle(group) });
    const inOrder = behind.toSorted((a, b) => (a.attempt?.number ?? 0) - (b.attempt?.number ?? 0));
    return isExpanded ? [row, ...inOrder] : [row];
  });
  return { rows: shown, earlier };
}
