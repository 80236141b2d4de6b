import type { ReactNode } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { imageBuilderConsoleUrl } from '../../aws/consoleUrl.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { canImageStillChange } from '../../aws/imagebuilder/imageStatus.ts';
import { parseImagePipelineArn } from '../../aws/imagebuilder/pipelineArn.ts';
import { Duration } from '../../ui/Duration.tsx';
import { Time } from '../../ui/Time.tsx';
import { parseInstant } from '../../lib/time.ts';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from './BuildHeader.module.css';
import { ConsoleLink } from './ConsoleLink.tsx';
import { Outputs } from './Outputs.tsx';
import { outputsOf } from './outputs.ts';
import { viewOfPipeline } from '../views.ts';

export interface BuildFactsProps {
  readonly build: ImageBuildVersion;
  readonly image: Image | undefined;
  readonly loading: boolean;
  /** When the last workflow ended; undefined while any can still run. */
  readonly endedAt: number | undefined;
  readonly address: AddressStore;
}

/** What the image says of itself, in one line where there is room. Its place is kept while it is read. */
export function BuildFacts({ build, image, loading, endedAt, address }: BuildFactsProps) {
  const createdAt = parseInstant(image?.dateCreated);
  const goesOn = image !== undefined && canImageStillChange(image.state?.status);
  const outputs = outputsOf(image, build);
  const orToCome = (fact: ReactNode) =>
    loading ? <span className={styles['toCome']} aria-hidden="true" /> : fact;
  return (
    <dl className={styles['facts']}>
      <Fact name="OS">{orToCome(<Untrusted text={osOf(image)} />)}</Fact>
      <Fact name="Pipeline">{orToCome(<Pipeline image={image} address={address} />)}</Fact>
      <Fact name="Created">{orToCome(<Time value={image?.dateCreated} />)}</Fact>
      <Fact name={goesOn ? 'Running for' : 'Workflow duration'}>
        {orToCome(<Duration from={createdAt} to={goesOn ? undefined : endedAt} running={goesOn} />)}
      </Fact>
      <Fact name={image?.type === 'DOCKER' ? 'Containers' : 'AMIs'}>
        {orToCome(<Outputs outputs={outputs} build={build} none={goesOn ? 'none yet' : 'none'} />)}
      </Fact>
    </dl>
  );
}

function Pipeline({ image, address }: Pick<BuildFactsProps, 'image' | 'address'>) {
  const pipeline = parseImagePipelineArn(image?.sourcePipelineArn ?? '');
  if (!pipeline) return 'none';
  return (
    <>
      <AddressLink address={address} to={viewOfPipeline(pipeline.arn)}>
        <Untrusted text={image?.sourcePipelineName ?? pipeline.name} />
      </AddressLink>{' '}
      <ConsoleLink
        href={imageBuilderConsoleUrl(pipeline, 'pipelines', pipeline.arn)}
        label="pipeline in the AWS console"
      />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function osOf(image: Image | undefined): string {
  const { platform, osVersion } = image ?? {};
  if (osVersion === undefined) return platform ?? 'unknown';
  return platform === undefined || osVersion.includes(platform) ? osVersion : `${platform} · ${osVersion}`;
}
