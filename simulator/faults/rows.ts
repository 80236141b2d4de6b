/** Unexpected responses: rows, steps and images of the sentinels, changed on their way out. */
import { keyOf, type CatalogKey } from '../catalog.ts';
import type { Json, JsonObject } from '../json.ts';
import { hostileText } from '../plans/oddities.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { executionChanges, having, type Change, type ElementChange } from './executionChanges.ts';
import { stepChanges } from './stepChanges.ts';

/** The `index`th row of a build's list, as its sentinel changes it. */
export function tamperWithExecution(plan: BuildPlan, row: JsonObject, index: number): Json {
  const key = keyOf(plan.arn);
  return changed((key && executionChanges[key]) ?? [], row, index);
}

export function tamperWithStep(plan: BuildPlan, row: JsonObject, index: number): Json {
  const key = keyOf(plan.arn);
  return changed((key && stepChanges[key]) ?? [], row, index);
}

export function tamperWithImage(plan: BuildPlan, image: JsonObject): JsonObject {
  const key = keyOf(plan.arn);
  return (key && imageChanges[key]?.(image)) ?? image;
}

function changed(changes: readonly ElementChange[], row: JsonObject, index: number): Json {
  const change = changes[index % changes.length];
  return change ? change(row) : row;
}

const imageChanges: { readonly [key in CatalogKey]?: Change } = {
  unknownValues: having({
    state: { status: 'OPTIMIZING', reason: 'A state of a later year.' },
    platform: 'Plan9',
    buildType: 'CLONED',
  }),
  missingFields: ({ arn }) => ({ arn }),
  badDates: having({ dateCreated: 'the day before yesterday' }),
  wrongTypes: having({ name: 7, state: 'FAILED', outputResources: [], tags: 'none' }),
  hostileMessage: having({ tags: { [hostileText.slice(0, 128)]: hostileText.slice(0, 256) } }),
};
