import { useEffect } from 'react';
import type { Address, List } from '../../address/address.ts';
import { type Place, placeOf } from '../../builds/start/place.ts';
import { PlaceRegion } from '../../builds/start/PlaceRegion.tsx';
import { recentBuildsIn } from '../../builds/recent/recentBuilds.ts';
import { NoBuild } from '../../embed/NoBuild.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { rowsAreShown } from '../build/afterRows.ts';
import { useView } from '../shell/useView.ts';
import { Overview } from './overview/Overview.tsx';
import { overviewStoreOf } from './overview/overviewStores.ts';
import { OverviewSearch } from './overview/OverviewSearch.tsx';
import { SearchField } from './SearchField.tsx';
import type { Services } from '../shell/services.ts';
import styles from './StartPage.module.css';

// Not needed on the build page.
const WaitingInbox = lazyPart(async () => (await import('./WaitingInbox.tsx')).WaitingInbox);
const PipelineFacts = lazyPart(async () => (await import('./pipeline/PipelineFacts.tsx')).PipelineFacts);
const Wall = lazyPart(async () => (await import('./overview/Wall.tsx')).Wall);
const Finder = lazyPart(async () => (await import('../../builds/start/Finder.tsx')).Finder);

export interface StartPageProps extends Services {
  readonly view: Address;
  readonly onOpen: (arn: string) => void;
}

/** The page without a build: search, the overview of a Region and its lists, or the builds of one pipeline or image version. */
export function StartPage({ view, onOpen, ...services }: StartPageProps) {
  const { config, access, address, browser } = services;
  const place = placeOf(view, config.region);
  const name = place.kind === 'start' && view.build !== '' ? 'No build found' : nameOf(place, view.list);
  useView(name, place.kind === 'start' ? 'start' : name);
  useEffect(rowsAreShown, []);
  if (view.embed && place.kind === 'start') return <NoBuild text={view.build} />;
  if (view.view === 'wall' && place.kind === 'start') {
    return (
      <Part name="Wall view">
        <Wall store={overviewStoreOf(access, place.region)} address={address} access={access} />
      </Part>
    );
  }
  return (
    <main className={styles['page']} data-embed={view.embed} data-place={place.kind}>
      {place.kind === 'start' && <Start view={view} onOpen={onOpen} place={place} {...services} />}
      <Part name="Lists">
        <Finder
          place={place}
          view={view}
          defaultRegion={config.region}
          waiting={
            place.kind === 'start' && (
              <Part name="Waiting steps">
                <WaitingInbox region={place.region} filter={view.filter} services={services} />
              </Part>
            )
          }
          pipelineFacts={
            place.kind === 'pipeline' && (
              <Part name="Schedule and last run">
                <PipelineFacts
                  client={access.client(place.pipeline.region, place.pipeline.account)}
                  pipeline={place.pipeline}
                  services={services}
                />
              </Part>
            )
          }
          recentBuilds={recentBuildsIn(browser)}
          access={access}
          address={address}
        />
      </Part>
    </main>
  );
}

interface StartProps extends StartPageProps {
  readonly place: Extract<Place, { kind: 'start' }>;
}

/** Search, Region and, above the list of images, the overview. */
function Start({ view, onOpen, place: { region }, access, address, config }: StartProps) {
  const store = overviewStoreOf(access, region);
  const hasOverview = view.list === 'images';
  const search = { initial: view.build, onOpen };
  return (
    <>
      <div className={styles['head']}>
        <h1 className={styles['title']}>Image builds</h1>
        {hasOverview ? (
          <OverviewSearch key={view.build} store={store} address={address} {...search} />
        ) : (
          <SearchField key={view.build} {...search} />
        )}
        <PlaceRegion region={region} view={view} address={address} defaultRegion={config.region} />
      </div>
      {hasOverview && (
        <Part name="Overview">
          <Overview key={region} store={store} address={address} access={access} />
        </Part>
      )}
    </>
  );
}

const lists = {
  images: 'Images',
  pipelines: 'Pipelines',
  waiting: 'Waiting steps',
} as const satisfies Record<List, string>;

/** Names a place in the document title. */
function nameOf(place: Place, list: List): string {
  switch (place.kind) {
    case 'start':
      return `${lists[list]} in ${place.region}`;
    case 'version':
      return `Builds of ${place.version.image} ${place.version.version}`;
    case 'pipeline':
      return `Builds of pipeline ${place.pipeline.name}`;
  }
}
