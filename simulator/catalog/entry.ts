import { arnOf } from '../arns.ts';

/** What an entry is for: the sections of docs/simulator.md, in this order. */
export const groups = {
  images: 'Images as they usually go',
  life: 'Builds that are under way, or were stopped',
  failures: 'Failed builds',
  records: 'Long lists, and none',
  places: 'Other regions and partitions',
  actions: 'Builds to act on',
  faults: 'Faults of the way there and back',
  logs: 'Logs that differ from the usual',
  data: 'Unexpected responses',
} as const satisfies Record<string, string>;

export type Group = keyof typeof groups;

export interface CatalogEntry {
  /** The image build version's ARN. */
  readonly arn: string;
  readonly title: string;
  /** What it shows, or what happens to requests for it. */
  readonly what: string;
  readonly group: Group;
}

/** Makes an entry of a group: `image` is `name/1.2.3/4`. */
export function entryOf(group: Group) {
  return (image: string, title: string, what: string, region?: string): CatalogEntry => ({
    arn: arnOf(`image/${image}`, region),
    title,
    what,
    group,
  });
}
