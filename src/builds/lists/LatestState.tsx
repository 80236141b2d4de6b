import type { AddressStore } from '../../address/addressStore.ts';
import { describeError } from '../../aws/describeError.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from '../../lists/cells.module.css';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { viewOfImage } from '../views.ts';
import type { LatestBuild } from './latestBuilds.ts';

export interface LatestStateProps {
  readonly latest: LatestBuild | undefined;
  readonly address: AddressStore;
}

/** The state of an image version's latest build, with a link to it. */
export function LatestState({ latest, address }: LatestStateProps) {
  switch (latest?.kind) {
    case undefined:
    case 'reading':
      return <span className={styles['note']}>Loading…</span>;
    case 'none':
      return <span className={styles['note']}>No builds</span>;
    case 'failed':
      return <span className={styles['note']}>Could not be read: {describeError(latest.error).title}</span>;
    case 'build': {
      const { build, status } = latest.build;
      return (
        <>
          <StatusBadge status={imageStatusMeaning(status)} />{' '}
          {build && (
            <AddressLink address={address} to={viewOfImage(build.arn)}>
              build {build.build}
            </AddressLink>
          )}
        </>
      );
    }
  }
}
