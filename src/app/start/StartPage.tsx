import type { Address } from '../../address/address.ts';
import { placeOf } from '../../builds/place.ts';
import { recentBuildsIn } from '../../builds/recentBuilds.ts';
import { NoBuild } from '../../embed/NoBuild.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { OpenBuild } from './OpenBuild.tsx';
import type { Services } from '../shell/services.ts';
import styles from './StartPage.module.css';

// Not needed on the build page.
const WaitingInbox = lazyPart(async () => (await import('./WaitingInbox.tsx')).WaitingInbox);
const Finder = lazyPart(async () => (await import('../../builds/Finder.tsx')).Finder);

export interface StartPageProps extends Services {
  readonly view: Address;
  readonly onOpen: (arn: string) => void;
}

/** Where no build is named: takes an ARN, and offers what the account has. Inside another page that is not asked for. */
export function StartPage({ view, onOpen, config, browser, ...services }: StartPageProps) {
  const place = placeOf(view, config.region);
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
