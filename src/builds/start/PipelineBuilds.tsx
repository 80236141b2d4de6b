import type { ReactNode } from 'react';
import type { ImagePipelineName } from '../../aws/imagebuilder/pipelineArn.ts';
import { BuildsPanel } from '../lists/BuildsPanel.tsx';
import { pipelineBuildsSource } from '../lists/buildList.tsx';
import type { StartListsProps } from './StartLists.tsx';
import { placeInAddress } from './placeInAddress.ts';
import { PlaceHead } from './PlaceHead.tsx';

export interface PipelineBuildsProps extends Pick<
  StartListsProps,
  'view' | 'access' | 'address' | 'defaultRegion'
> {
  readonly pipeline: ImagePipelineName;
  /** Content above the builds. */
  readonly facts?: ReactNode;
}

/** The builds that one pipeline made. */
export function PipelineBuilds({
  pipeline,
  facts,
  view,
  access,
  address,
  defaultRegion,
}: PipelineBuildsProps) {
  const { arn, name, region, account } = pipeline;
  return (
    <>
      <PlaceHead
        address={address}
        title={name}
        list="pipelines"
        region={region}
        account={account}
        listPlace={placeInAddress(access, defaultRegion, pipeline)}
      >
        This is a pipeline. Choose one of its builds to see what happened in it.
      </PlaceHead>
      {facts}
      <BuildsPanel
        source={pipelineBuildsSource(access.client(region, account), arn)}
        address={address}
        filter={view.filter}
        mixed
        empty={<p>This pipeline has not built anything yet.</p>}
      />
    </>
  );
}
