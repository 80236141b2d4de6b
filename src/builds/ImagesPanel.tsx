import { useCallback, useMemo } from 'react';
import type { AddressStore } from '../address/addressStore.ts';
import type { AwsClient } from '../aws/client.ts';
import { ImageCells } from './ImageCells.tsx';
import { textOfImage, toImageRow, type ImageRow } from './imageRow.ts';
import { imagesQuery } from './imagesQuery.ts';
import { ListPanel } from './ListPanel.tsx';
import type { ListColumn } from './ListTable.tsx';
import { useList } from './useList.ts';

export interface AccountPanelProps {
  readonly client: AwsClient;
  readonly address: AddressStore;
  readonly filter: string;
}

const columns: readonly ListColumn[] = [
  { id: 'image', label: 'Image', room: 'half' },
  { id: 'os', label: 'OS' },
  { id: 'type', label: 'Type' },
  { id: 'created', label: 'Created' },
];

/** The image versions that the account owns; each leads to its builds. */
export function ImagesPanel({ client, address, filter }: AccountPanelProps) {
  const list = useList(imagesQuery(client));
  const rows = useMemo(() => list.items.map(toImageRow), [list.items]);
  const renderCells = useCallback((row: ImageRow) => <ImageCells row={row} address={address} />, [address]);
  return (
    <ListPanel
      noun={['image version', 'image versions']}
      list={{ ...list, items: rows }}
      columns={columns}
      renderCells={renderCells}
      textOf={textOfImage}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      empty={
        <p>
          This account owns no images in {client.region}. Those of another region are listed there; a new one
          can take two minutes to appear.
        </p>
      }
    />
  );
}
