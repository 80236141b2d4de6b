import { useMemo } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import type { AwsClient } from '../../aws/client.ts';
import { ListPanel } from '../../lists/ListPanel.tsx';
import { usePagedList } from '../../lists/usePagedList.ts';
import { imageColumns, imagesSource, mergeImages } from './imageList.tsx';

export interface AccountPanelProps {
  readonly client: AwsClient;
  readonly address: AddressStore;
  readonly filter: string;
}

/** The image versions that the account owns; each leads to its builds. */
export function ImagesPanel({ client, address, filter }: AccountPanelProps) {
  const list = usePagedList(imagesSource(client), mergeImages);
  return (
    <ListPanel
      noun={['image version', 'image versions']}
      list={list}
      columns={imageColumns}
      context={useMemo(() => ({ address }), [address])}
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
