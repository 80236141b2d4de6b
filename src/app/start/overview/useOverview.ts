import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useNow } from '../../../ui/now.ts';
import { type AttentionItem, attentionItems } from './attention.ts';
import type { OverviewState, OverviewStore } from './overviewStore.ts';
import { overviewBuilds, type PipelineRows, pipelineRows } from './pipelineRows.ts';

/** The overview of one account and Region as the screen needs it. */
export interface Overview extends PipelineRows {
  readonly state: OverviewState;
  readonly attention: readonly AttentionItem[];
  /** The ARNs of builds that wait for an action. */
  readonly waiting: ReadonlySet<string>;
  /** Whether every list has been read, or could not be. */
  readonly isRead: boolean;
}

/** Milliseconds for which what is late or slow counts as it was. */
const step = 15_000;

/** Reads the overview when it is first shown, and derives what is on the screen. */
export function useOverview(store: OverviewStore): Overview {
  const state = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => {
    void store.start();
  }, [store]);
  const now = Math.floor(useNow() / step) * step;
  const { pipelines, builds, waiting, timeouts, runs } = state;
  const rows = useMemo(
    () => pipelineRows(pipelines.items, overviewBuilds(builds.items)),
    [pipelines.items, builds.items],
  );
  const attention = useMemo(
    () => attentionItems({ ...rows, waiting: waiting.items, timeouts, runs, now }),
    [rows, waiting.items, timeouts, runs, now],
  );
  const waitingArns = useMemo(
    () => new Set(waiting.items.flatMap(({ imageBuildVersionArn }) => imageBuildVersionArn ?? [])),
    [waiting.items],
  );
  const isRead = [pipelines, builds, waiting].every(({ readAt, error }) => (readAt ?? error) !== undefined);
  return { state, ...rows, attention, waiting: waitingArns, isRead };
}
