import { actions } from './catalog/actions.ts';
import type { CatalogEntry } from './catalog/entry.ts';
import { failures } from './catalog/failures.ts';
import { faults } from './catalog/faults.ts';
import { images } from './catalog/images.ts';
import { logs } from './catalog/logs.ts';
import { oddities } from './catalog/oddities.ts';

const everything = { ...images, ...failures, ...actions, ...faults, ...logs, ...oddities } as const;

export type CatalogKey = keyof typeof everything;

/** Every build and sentinel of the simulator's account: used by tests and journeys, and listed in docs/simulator.md. */
export const catalog: { readonly [key in CatalogKey]: CatalogEntry } = everything;

export const catalogKeys = Object.keys(catalog).filter((key): key is CatalogKey =>
  Object.hasOwn(catalog, key),
);

/** The entry of an ARN, or undefined when it is no sentinel. */
export function keyOf(arn: string): CatalogKey | undefined {
  return keysByArn.get(arn);
}

const keysByArn = new Map(catalogKeys.map((key) => [catalog[key].arn, key]));
