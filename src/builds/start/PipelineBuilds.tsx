import type { ReactNode } from 'react';
import type { View } from '../../address/address.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import type { ImagePipelineName } from '../../aws/imagebuilder/pipelineArn.ts';
import { BuildsPanel } from '../lists/BuildsPanel.tsx';
import { pipelineBuildsSource } from '../lists/buildList.tsx';
import type { StartListsProps } from './StartLists.tsx';
import { placeInAddress } from './placeInAddress.ts';
import { PlaceHead } from './PlaceHead.tsx';
import styles from './StartLists.module.css';

export interface PipelineBuildsProps extends Pick<
  StartListsProps,
  'view' | 'access' | 'address' | 'defaultRegion'
> {
  readonly pipeline: ImagePipelineName;
  /** Content above the builds. */
  readonly facts?: ReactNode;
  /** What the pipeline itself logs, shown in place of the builds. */
  readonly log?: ReactNode;
}

/** The builds that one pipeline made. */
export function PipelineBuilds({
  pipeline,
  facts,
  log,
  view,
  access,
  address,
  defaultRegion,
}: PipelineBuildsProps) {
  const { arn, name, region, account } = pipeline;
  const isLog = view.view === 'log';
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
      <div className={styles['lists']}>
        <nav className={styles['tabs']} aria-label="What to show of the pipeline">
          {tabs.map(([shown, word]) => (
            <AddressLink
              key={shown}
              className={styles['tab']}
              address={address}
              to={{ view: shown, lines: '' }}
              aria-current={isLog === (shown === 'log') ? 'page' : undefined}
            >
              {word}
            </AddressLink>
          ))}
        </nav>
        {isLog ? (
          log
        ) : (
          <BuildsPanel
            source={pipelineBuildsSource(access.client(region, account), arn)}
            address={address}
            filter={view.filter}
            mixed
            empty={<p>This pipeline has not built anything yet.</p>}
          />
        )}
      </div>
    </>
  );
}

const tabs = [
  ['table', 'Builds'],
  ['log', 'Log'],
] as const satisfies readonly (readonly [View, string])[];
