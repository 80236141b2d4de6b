import type { Address, PipelineState } from '../../../address/address.ts';
import { canImageStillChange, imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { type AttentionItem, byUrgency } from './data/attention.ts';
import type { PlacedItem, PlacedRow, RegionOverview } from './useOverview.ts';

/** What of the overview is shown. */
export type OverviewFilter = Pick<Address, 'account' | 'region' | 'state' | 'name'>;

export const noFilter = { account: '', region: '', state: [], name: '' } as const satisfies OverviewFilter;

export function isFiltered({ account, region, state, name }: OverviewFilter): boolean {
  return account !== '' || region !== '' || state.length > 0 || name.trim() !== '';
}

export interface FilteredOverview {
  /** By name, the same name by account and Region. */
  readonly rows: readonly PlacedRow[];
  /** The most urgent first. */
  readonly attention: readonly PlacedItem[];
  /** Pipelines of the shown accounts and Regions, with those that the filter leaves out. */
  readonly total: number;
}

/** The pipelines and attention items that a filter by state and name leaves. Accounts and Regions are chosen before they are read. */
export function filterOverview(
  regions: readonly RegionOverview[],
  { state, name }: Pick<OverviewFilter, 'state' | 'name'>,
): FilteredOverview {
  const words = name.toLowerCase().split(/\s+/).filter(Boolean);
  const hasName = (...texts: readonly (string | undefined)[]) => {
    const text = texts.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const hasState = (states: readonly PipelineState[]) =>
    state.length === 0 || states.some((each) => state.includes(each));
  const all = regions.flatMap((within) =>
    within.state.rows.rows.map((row): PlacedRow => {
      const items = within.attention.filter((item) => item.row?.key === row.key);
      return { row, within, items };
    }),
  );
  const rows = all
    .filter((placed) => hasState(statesOf(placed)))
    .filter(({ row }) => hasName(row.name, row.builds[0]?.imageName))
    .toSorted((a, b) => compare(a.row.name, b.row.name) || compare(a.within.key, b.within.key));
  const attention = regions
    .flatMap((within) => within.attention.map((item): PlacedItem => ({ item, within })))
    .filter(({ item }) => hasState(item.kind === 'slow' ? ['slow', 'running'] : [item.kind]))
    .filter(({ item }) => hasName(item.row?.name, imageNameOf(item)))
    .toSorted((a, b) => byUrgency(a.item, b.item));
  return { rows, attention, total: all.length };
}

/** The states of a pipeline: everything that needs attention, that a build runs, and how the last build ended. */
function statesOf({ row, items }: PlacedRow): readonly PipelineState[] {
  const stages = row.builds.map(({ status }) => imageStatusMeaning(status).stage);
  const lastEnded = stages.find((stage) => stage === 'made' || stage === 'failed');
  return [
    ...items.map(({ kind }) => kind),
    ...(row.builds.some(({ status }) => canImageStillChange(status)) ? (['running'] as const) : []),
    ...(lastEnded === 'made' ? (['available'] as const) : []),
  ];
}

function imageNameOf(item: AttentionItem): string | undefined {
  if (item.kind === 'waiting') return item.build?.image;
  return 'build' in item ? item.build.imageName : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
