import type { ImageVersion } from '../../aws/imagebuilder/arn.ts';
import { BuildsPanel } from '../lists/BuildsPanel.tsx';
import { versionBuildsSource } from '../lists/buildList.tsx';
import type { StartListsProps } from './StartLists.tsx';
import { placeInAddress } from './placeInAddress.ts';
import { PlaceHead } from './PlaceHead.tsx';

export interface VersionBuildsProps extends Pick<
  StartListsProps,
  'view' | 'access' | 'address' | 'defaultRegion'
> {
  readonly version: ImageVersion;
}

/** The builds of an image version, for an ARN without a build number. */
export function VersionBuilds({ version, view, access, address, defaultRegion }: VersionBuildsProps) {
  const { arn, image, region, account } = version;
  return (
    <>
      <PlaceHead
        address={address}
        title={
          <>
            {image} <span>{version.version}</span>
          </>
        }
        list="images"
        region={region}
        account={account}
        listPlace={placeInAddress(access, defaultRegion, version)}
      >
        This is an image version, not one build. Choose one of its builds to see what happened in it.
      </PlaceHead>
      <BuildsPanel
        source={versionBuildsSource(access.client(region, account), arn)}
        address={address}
        filter={view.filter}
        mixed={false}
        empty={<p>This version has no builds. A new one can take two minutes to appear.</p>}
      />
    </>
  );
}
