import type { ReactNode } from 'react';
import type { Access } from '../access/access.ts';
import type { Address } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';
import { PipelineBuilds } from './PipelineBuilds.tsx';
import type { Place } from './place.ts';
import type { RecentBuildsStore } from './recentBuilds.ts';
import { StartLists } from './StartLists.tsx';
import { VersionBuilds } from './VersionBuilds.tsx';

export interface FinderProps {
  readonly place: Place;
  readonly view: Address;
  readonly access: Access;
  readonly address: AddressStore;
  readonly recentBuilds: RecentBuildsStore;
  /** The deployment's region: the address leaves it out. */
  readonly defaultRegion: string;
  /** The list of what waits in the region. */
  readonly waiting?: ReactNode;
}

/** The way to a build for a reader who has no ARN: by image, by pipeline, or by what was opened before. */
export function Finder({ place, ...props }: FinderProps) {
  switch (place.kind) {
    case 'start':
      return <StartLists key={place.region} region={place.region} {...props} />;
    case 'version':
      return <VersionBuilds key={place.version.arn} version={place.version} {...props} />;
    case 'pipeline':
      return <PipelineBuilds key={place.pipeline.arn} pipeline={place.pipeline} {...props} />;
  }
}
