import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import type { AwsClient } from '../../aws/client.ts';
import { toListError } from '../../aws/listError.ts';
import { ListPanel } from '../../lists/ListPanel.tsx';
import { usePagedList } from '../../lists/usePagedList.ts';
import { useDebounced } from '../../ui/useDebounced.ts';
import { imagesNamedQuery } from '../search/nameQuery.ts';
import { parseResourceName } from '../search/resourceName.ts';
import { imageColumns, imagesSource, joinLatest, mergeImages, pageOf } from './imageList.tsx';
import { createLatestBuilds } from './latestBuilds.ts';
import { typingPause } from '../../lib/timings.ts';

export interface AccountPanelProps {
  /** The same client as long as the panel is shown. */
  readonly client: AwsClient;
  readonly address: AddressStore;
  readonly filter: string;
}

/**
 * The image versions that the account owns, with the state of their latest builds; each leads to its builds. A filter that is a
 * whole name finds images of that name which are not loaded.
 */
export function ImagesPanel({ client, address, filter }: AccountPanelProps) {
  const list = usePagedList(imagesSource(client), mergeImages);
  const queryClient = useQueryClient();
  const [latest] = useState(() => createLatestBuilds(queryClient, client));
  const builds = useSyncExternalStore(latest.subscribe, latest.read);
  const [join] = useState(joinLatest);
  const rows = useMemo(() => join(list.rows, builds), [join, list.rows, builds]);

  const name = parseResourceName(useDebounced(filter, typingPause));
  const isSearched = name !== undefined && list.state.kind === 'shown' && list.more.kind !== 'end';
  const named = useQuery({
    ...imagesNamedQuery(client, name ?? { name: '', version: undefined, build: undefined }),
    enabled: isSearched,
  });
  const found = useMemo(() => {
    const loaded = new Set(list.rows.map(({ key }) => key));
    const all = isSearched && named.data ? mergeImages([pageOf(named.data.images)]) : [];
    return join(
      all.filter(({ key }) => !loaded.has(key)),
      builds,
    );
  }, [join, isSearched, named.data, list.rows, builds]);

  return (
    <ListPanel
      noun={['image version', 'image versions']}
      list={{
        ...list,
        rows,
        refresh() {
          list.refresh();
          latest.refresh();
        },
      }}
      found={{
        rows: found,
        isSearching: isSearched && named.isFetching,
        error: isSearched && named.error ? toListError(named.error, 'ListImages') : undefined,
      }}
      columns={imageColumns}
      context={useMemo(() => ({ address, latest }), [address, latest])}
      filter={filter}
      onFilter={(text) => address.replace({ filter: text })}
      empty={
        <p>
          This account owns no images in {client.region}. Choose another Region to see its images. A new image
          can take two minutes to appear.
        </p>
      }
    />
  );
}
