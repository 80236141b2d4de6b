import { useMemo, type ReactNode } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import type { ImageSummary } from '../../aws/imagebuilder/imageSummary.ts';
import { ListPanel } from '../../lists/ListPanel.tsx';
import type { ListSource } from '../../lists/loadPage.ts';
import { usePagedList } from '../../lists/usePagedList.ts';
import { mergeBuilds, newestFirst, pipelineBuildColumns, versionBuildColumns } from './buildList.tsx';

export interface BuildsPanelProps {
  readonly source: ListSource<ImageSummary>;
  readonly address: AddressStore;
  readonly filter: string;
  /** Whether the builds may be of several images or versions, so that each says which. */
  readonly mixed: boolean;
  readonly empty: ReactNode;
}

/** Builds with state, date and cause, the newest first; each is a link to its executions. */
export function BuildsPanel({ source, address, filter, mixed, empty }: BuildsPanelProps) {
  const list = usePagedList(source, mergeBuilds);
  const rows = useMemo(() => newestFirst(list.rows), [list.rows]);
  return (
    <ListPanel
      noun={['build', 'builds']}
      list={{ ...list, rows }}
      columns={mixed ? pipelineBuildColumns : versionBuildColumns}
      context={useMemo(() => ({ address }), [address])}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      ordered
      empty={empty}
    />
  );
}
