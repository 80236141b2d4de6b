import { useCallback } from 'react';
import type { ImagePipeline } from '../aws/imagebuilder/imagePipeline.ts';
import type { AccountPanelProps } from './ImagesPanel.tsx';
import { lookOfImage } from '../statuses/imageLook.ts';
import { ListPanel } from './ListPanel.tsx';
import type { ListColumn } from './ListTable.tsx';
import { PipelineCells } from './PipelineCells.tsx';
import { pipelinesQuery } from './pipelinesQuery.ts';
import { useList } from './useList.ts';

const columns: readonly ListColumn[] = [
  { id: 'pipeline', label: 'Pipeline', room: 'half' },
  { id: 'state', label: 'Last build' },
  { id: 'lastRun', label: 'Last run' },
  { id: 'nextRun', label: 'Next run' },
];

/** The account's pipelines with how their last run went; each leads to its builds. */
export function PipelinesPanel({ client, address, filter }: AccountPanelProps) {
  const list = useList(pipelinesQuery(client));
  const renderCells = useCallback(
    (row: ImagePipeline) => <PipelineCells row={row} address={address} />,
    [address],
  );
  return (
    <ListPanel
      noun={['pipeline', 'pipelines']}
      list={list}
      columns={columns}
      renderCells={renderCells}
      textOf={textOfPipeline}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      empty={
        <p>This account has no pipelines in {client.region}. Those of another region are listed there.</p>
      }
    />
  );
}

function textOfPipeline(pipeline: ImagePipeline): string {
  const { name, arn, description, platform, status, lastRunStatus } = pipeline;
  return [name, arn, description, platform, status, lookOfImage(lastRunStatus).word].join('\n');
}
