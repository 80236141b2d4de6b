import type { TimelineRow } from './timelineRow.ts';

/** The executions of one type. */
export interface Phase {
  /** The API's type; phases are in the order of a build. Undefined for executions without a type. */
  readonly type: string | undefined;
  readonly parts: readonly Part[];
  readonly size: number;
}

/** The executions of one parallel group; without a group, one workflow with its attempts. */
export interface Part {
  readonly group: string | undefined;
  readonly rows: readonly TimelineRow[];
}

const order = ['BUILD', 'TEST', 'DISTRIBUTION'];

/**
 * Sorts executions into phases and parallel groups. The order of the list is kept, except that a phase, a group and
 * the attempts of one workflow are each kept together.
 */
export function phasesOf(rows: readonly TimelineRow[]): Phase[] {
  return Array.from(groupBy(rows, ({ execution }) => execution.type || undefined))
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([type, members]) => ({ type, size: members.length, parts: partsOf(members) }));
}

function rank(type: string | undefined): number {
  const position = order.indexOf(type ?? '');
  return position === -1 ? order.length : position;
}

function partsOf(rows: readonly TimelineRow[]): Part[] {
  const units = groupBy(rows, (row) => {
    const { parallelGroup, workflowBuildVersionArn } = row.execution;
    if (parallelGroup) return `group ${parallelGroup}`;
    return row.attempt ? `workflow ${workflowBuildVersionArn}` : row;
  });
  return Array.from(units.values()).map((members) => ({
    group: members[0]?.execution.parallelGroup || undefined,
    rows: together(members),
  }));
}

/** The same rows, with the attempts of one workflow side by side. */
function together(rows: readonly TimelineRow[]): TimelineRow[] {
  const runs = groupBy(rows, (row) => (row.attempt ? row.execution.workflowBuildVersionArn : row));
  return Array.from(runs.values()).flatMap((members) =>
    members.toSorted((a, b) => (a.attempt?.number ?? 0) - (b.attempt?.number ?? 0)),
  );
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members) members.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
