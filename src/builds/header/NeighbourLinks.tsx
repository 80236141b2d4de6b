import { useMemo } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { imageVersionArn } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { AddressLink } from '../../lists/AddressLink.tsx';
import { usePagedList } from '../../lists/usePagedList.ts';
import styles from './BuildHeader.module.css';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import { neighboursOf } from './neighbours.ts';
import { mergeBuilds, versionBuildsSource } from '../lists/buildList.tsx';
import { viewOfImage } from '../views.ts';

export interface NeighbourLinksProps {
  readonly build: ImageBuildVersion;
  readonly client: AwsClient;
  readonly address: AddressStore;
}

/** The builds beside this one. Nothing where they cannot be read: this page is about another build. */
export function NeighbourLinks({ build, client, address }: NeighbourLinksProps) {
  const { rows } = usePagedList(versionBuildsSource(client, imageVersionArn(build)), mergeBuilds);
  const { previous, next, lastGood } = useMemo(
    () =>
      neighboursOf(
        build,
        rows.map(({ summary }) => summary),
      ),
    [build, rows],
  );
  const links = [
    ['previous', previous],
    ['next', next],
    ['last good', lastGood],
  ] as const;
  return links.map(([word, neighbour]) => {
    if (!neighbour) return null;
    const { tone, shape, label: state } = imageStatusMeaning(neighbour.status);
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
