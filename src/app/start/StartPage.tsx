import { useEffect } from 'react';
import type { Address, List } from '../../address/address.ts';
import { type Place, placeOf } from '../../builds/start/place.ts';
import { recentBuildsIn } from '../../builds/recent/recentBuilds.ts';
import { NoBuild } from '../../embed/NoBuild.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { rowsAreShown } from '../build/afterRows.ts';
import { useView } from '../shell/useView.ts';
import { OpenBuild } from './OpenBuild.tsx';
import type { Services } from '../shell/services.ts';
import styles from './StartPage.module.css';

// Not needed on the build page.
const WaitingInbox = lazyPart(async () => (await import('./WaitingInbox.tsx')).WaitingInbox);
const Finder = lazyPart(async () => (await import('../../builds/start/Finder.tsx')).Finder);

export interface StartPageProps extends Services {
  readonly view: Address;
  readonly onOpen: (arn: string) => void;
}

/** Where no build is named: takes an ARN, and offers what the account has. Inside another page that is not asked for. */
export function StartPage({ view, onOpen, config, browser, ...services }: StartPageProps) {
  const place = placeOf(view, config.region);
  const name = place.kind === 'start' && view.build !== '' ? 'No build found' : nameOf(place, view.list);
  useView(name, place.kind === 'start' ? 'start' : name);
  useEffect(rowsAreShown, []);
  if (view.embed && place.kind === 'start') return <NoBuild text={view.build} />;
  return (
    <main className={styles['page']} data-embed={view.embed}>
      {place.kind === 'start' && (
        <>
          <h1 className={styles['title']}>What happened in a build, and why</h1>
          <OpenBuild key={view.build} initial={view.build} onOpen={onOpen} />
        </>
      )}
      <Part name="Lists">
        <Finder
          place={place}
          view={view}
          defaultRegion={config.region}
          waiting={
            place.kind === 'start' && (
              <Part name="Waiting steps">
                <WaitingInbox
                  region={place.region}
                  filter={view.filter}
                  services={{ config, browser, ...services }}
                />
              </Part>
            )
          }
          recentBuilds={recentBuildsIn(browser)}
          {...services}
        />
      </Part>
    </main>
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
