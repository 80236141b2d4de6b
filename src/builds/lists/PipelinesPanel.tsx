import { useMemo } from 'react';
import { ListPanel } from '../../lists/ListPanel.tsx';
import { usePagedList } from '../../lists/usePagedList.ts';
import type { AccountPanelProps } from './ImagesPanel.tsx';
import { mergePipelines, pipelineColumns, pipelinesSource } from './pipelineList.tsx';

/** The account's pipelines with how their last run went; each leads to its builds. */
export function PipelinesPanel({ client, address, filter }: AccountPanelProps) {
  const list = usePagedList(pipelinesSource(client), mergePipelines);
  return (
    <ListPanel
      noun={['pipeline', 'pipelines']}
      list={list}
      columns={pipelineColumns}
      context={useMemo(() => ({ address }), [address])}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      empty={
        <p>This account has no pipelines in {client.region}. Choose another Region to see its pipelines.</p>
      }
    />
  );
}
