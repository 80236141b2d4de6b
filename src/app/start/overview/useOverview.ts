import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useServiceNow } from '../../../ui/now.ts';
import type { AccountRegion } from '../../../auth/access.ts';
import { distinguishingLabel, keyOf } from './accountRegions.ts';
import { type AttentionItem, attentionItems } from './data/attention.ts';
import type { OverviewState } from './data/overviewState.ts';
import type { OverviewStore } from './data/overviewStore.ts';
import type { PipelineRow } from './data/pipelineRows.ts';
import { latenessKeptFor } from '../../../lib/timings.ts';

/** One account and Region as the screen needs it. */
export interface RegionOverview {
  readonly key: string;
  readonly accountRegion: AccountRegion;
  /** Tells it from the others on the screen; undefined where there is one. */
  readonly label: string | undefined;
  readonly store: OverviewStore;
  readonly state: OverviewState;
  readonly attention: readonly AttentionItem[];
  /** The ARNs of builds that wait for an action. */
  readonly waiting: ReadonlySet<string>;
}

/** A pipeline, and where it is. */
export interface PlacedRow {
  readonly row: PipelineRow;
  readonly within: RegionOverview;
  readonly items: readonly AttentionItem[];
}

/** What needs attention, and where it is. */
export interface PlacedItem {
  readonly item: AttentionItem;
  readonly within: RegionOverview;
}

/** Reads accounts and Regions when they are first shown, and derives what is on the screen. */
export function useOverview(stores: readonly OverviewStore[]): readonly RegionOverview[] {
  const combined = useMemo(() => combine(stores), [stores]);
  const states = useSyncExternalStore(combined.subscribe, combined.read);
  useEffect(() => {
    for (const store of stores) void store.start();
  }, [stores]);
  const now = Math.floor(useServiceNow() / latenessKeptFor) * latenessKeptFor;
  return useMemo(() => regionOverviews(stores, states, now), [stores, states, now]);
}

/** What is on the screen for each store. `now` is in milliseconds since the epoch. */
export function regionOverviews(
  stores: readonly OverviewStore[],
  states: readonly OverviewState[],
  now: number,
): readonly RegionOverview[] {
  const all = stores.map(({ accountRegion }) => accountRegion);
  return stores.map((store, index) => {
    const { accountRegion } = store;
    const state = states[index] ?? store.read();
    const label = distinguishingLabel(accountRegion, all);
    return { key: keyOf(accountRegion), accountRegion, label, store, state, ...derived(state, now) };
  });
}

interface Derived extends Pick<RegionOverview, 'attention' | 'waiting'> {
  readonly now: number;
}

/** A change in one account and Region leaves what is derived of the others as it is. */
const derivations = new WeakMap<OverviewState, Derived>();

function derived(state: OverviewState, now: number): Derived {
  const known = derivations.get(state);
  if (known?.now === now) return known;
  const { rows, waiting, timeouts, runs } = state;
  const result = {
    now,
    attention: attentionItems({ ...rows, waiting: waiting.items, timeouts, runs, now }),
    waiting: new Set(waiting.items.flatMap(({ imageBuildVersionArn }) => imageBuildVersionArn ?? [])),
  };
  derivations.set(state, result);
  return result;
}

/** Several stores as one. The states are the same array until one of them changes. */
function combine(stores: readonly OverviewStore[]) {
  let states = stores.map((store) => store.read());
  const subscribe = (listener: () => void) => {
    const unsubscribers = stores.map((store) => store.subscribe(listener));
    return () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
    };
  };
  const read = () => {
    const current = stores.map((store) => store.read());
    if (current.some((state, index) => state !== states[index])) states = current;
    return states;
  };
  return { subscribe, read };
}
