import { useMemo } from 'react';
import type { AddressStore } from '../address/addressStore.ts';
import type { ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import { imageVersionArn } from '../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../aws/client.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { AddressLink } from './AddressLink.tsx';
import styles from './BuildHeader.module.css';
import { lookOfImage } from '../statuses/imageLook.ts';
import { neighboursOf } from './neighbours.ts';
import { useList } from './useList.ts';
import { versionBuildsQuery } from './versionBuildsQuery.ts';
import { viewOfImage } from './views.ts';

export interface NeighbourLinksProps {
  readonly build: ImageBuildVersion;
  readonly client: AwsClient;
  readonly address: AddressStore;
}

/** The builds beside this one. Nothing where they cannot be read: this page is about another build. */
export function NeighbourLinks({ build, client, address }: NeighbourLinksProps) {
  const { items } = useList(versionBuildsQuery(client, imageVersionArn(build)));
  const { previous, next, lastGood } = useMemo(() => neighboursOf(build, items), [build, items]);
  const links = [
    ['previous', previous],
    ['next', next],
    ['last good', lastGood],
  ] as const;
  return links.map(([word, neighbour]) => {
    if (!neighbour) return null;
    const { tone, shape, word: state } = lookOfImage(neighbour.status);
    return (
      <AddressLink key={word} address={address} to={viewOfImage(neighbour.build.arn)} title={state}>
        {word}{' '}
        <span className={styles['tone']} data-tone={tone}>
          <StatusIcon shape={shape} />
        </span>
        <span className="visually-hidden">{state}</span> {neighbour.build.build}
      </AddressLink>
    );
  });
}
