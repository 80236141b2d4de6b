import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import { imageVersionArn, type ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { imageBuilderConsoleUrl } from '../../aws/consoleUrl.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from './BuildHeader.module.css';
import { BuildFacts } from './BuildFacts.tsx';
import { ConsoleLink } from './ConsoleLink.tsx';
import { canImageStillChange, imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import { stepStatusMeaning } from '../../aws/imagebuilder/stepStatus.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useQuiet } from './useQuiet.ts';
import { viewOfImage } from '../views.ts';

const ImageFailed = lazyPart(async () => (await import('./ImageFailed.tsx')).ImageFailed);
const NeighbourLinks = lazyPart(async () => (await import('./NeighbourLinks.tsx')).NeighbourLinks);

export interface BuildHeaderProps {
  readonly build: ImageBuildVersion;
  /** What `imageQuery` brought, or is bringing: the ARN's parts stand in for it until then, and if it fails. */
  readonly image: Pick<UseQueryResult<Image>, 'data' | 'error' | 'isError' | 'isFetching' | 'refetch'>;
  readonly client: AwsClient;
  readonly address: AddressStore;
  /** Whether a step of the build waits for an answer. */
  readonly isWaiting?: boolean;
  /** When the last workflow ended, in milliseconds since the epoch; undefined while any can still run. */
  readonly endedAt: number | undefined;
  /** What can be done to the build. */
  readonly actions?: ReactNode;
}

/** Which build this is: its name, the state of its image, what it made, and the builds beside it. */
export function BuildHeader(props: BuildHeaderProps) {
  const { build, image, client, address, endedAt, actions, isWaiting = false } = props;
  const quiet = useQuiet();
  const { data } = image;
  return (
    <header className={styles['header']}>
      <div className={styles['line']}>
        <h1 className={styles['title']}>
          <Untrusted text={data?.name ?? build.image} />{' '}
          <span className={styles['version']}>
            {build.version} / {build.build}
          </span>
        </h1>
        {data || image.isError ? (
          <StatusBadge status={imageStatusMeaning(data ? data.state?.status : 'State unknown')} />
        ) : (
          <span className={styles['badgeToCome']} aria-hidden="true" />
        )}
        {isWaiting ? (
          <StatusBadge status={stepStatusMeaning('WAITING')} />
        ) : (
          data &&
          canImageStillChange(data.state?.status) && (
            <span className={styles['waitingToCome']} aria-hidden="true" />
          )
        )}
        <p className={styles['where']}>
          <span>
            {build.region} · {build.account}
          </span>
          <ConsoleLink href={imageBuilderConsoleUrl(build, 'images', build.arn)}>AWS console</ConsoleLink>
        </p>
      </div>
      {image.isError && !data ? (
        <Part name="Why the image could not be read">
          <ImageFailed error={image.error} retrying={image.isFetching} onRetry={() => void image.refetch()} />
        </Part>
      ) : (
        <BuildFacts build={build} image={data} loading={!data} endedAt={endedAt} address={address} />
      )}
      <div className={styles['last']}>
        <nav className={styles['builds']} aria-label="Other builds of this version">
          <AddressLink address={address} to={viewOfImage(imageVersionArn(build))}>
            All builds of {build.version}
          </AddressLink>
          {quiet && (
            <Part name="Links to the previous and next build">
              <NeighbourLinks build={build} client={client} address={address} />
            </Part>
          )}
        </nav>
        {actions}
      </div>
    </header>
  );
}
