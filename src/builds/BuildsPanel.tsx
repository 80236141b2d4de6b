import { useCallback, useMemo, type ReactNode } from 'react';
import type { AddressStore } from '../address/addressStore.ts';
import type { ImageSummary } from '../aws/imagebuilder/imageSummary.ts';
import { BuildCells } from './BuildCells.tsx';
import { newestFirst, textOfBuild, toBuildRow, type BuildRow } from './buildRow.ts';
import { ListPanel } from './ListPanel.tsx';
import type { ListQuery } from './listQuery.ts';
import type { ListColumn } from './ListTable.tsx';
import { useList } from './useList.ts';

export interface BuildsPanelProps {
  readonly source: ListQuery<ImageSummary>;
  readonly address: AddressStore;
  readonly filter: string;
  /** Whether the builds may be of several images or versions, so that each says which. */
  readonly mixed: boolean;
  readonly empty: ReactNode;
}

const columns: readonly ListColumn[] = [
  { id: 'build', label: 'Build' },
  { id: 'state', label: 'State' },
  { id: 'created', label: 'Created' },
  { id: 'cause', label: 'Cause', room: 'rest' },
];

/** Builds with state, date and cause, the newest first; each a link to its executions. */
export function BuildsPanel({ source, address, filter, mixed, empty }: BuildsPanelProps) {
  const list = useList(source);
  const rows = useMemo(() => newestFirst(list.items.map(toBuildRow)), [list.items]);
  const renderCells = useCallback(
    (row: BuildRow) => <BuildCells row={row} address={address} withName={mixed} />,
    [address, mixed],
  );
  return (
    <ListPanel
      noun={['build', 'builds']}
      list={{ ...list, items: rows }}
      columns={columns}
      renderCells={renderCells}
      textOf={textOfBuild}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      ordered
      empty={empty}
    />
  );
}
