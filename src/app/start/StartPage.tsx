import type { Address, List } from '../../address/address.ts';
import { type Place, placeOf } from '../../builds/start/place.ts';
import { AccountMatches } from '../../builds/search/AccountMatches.tsx';
import { parseResourceName } from '../../builds/search/resourceName.ts';
import type { AccountRegion } from '../../auth/access.ts';
import { PlaceRegion } from '../../builds/start/PlaceRegion.tsx';
import { recentBuildsIn } from '../../builds/recent/recentBuilds.ts';
import type { ImagePipelineName } from '../../aws/imagebuilder/pipelineArn.ts';
import { NoBuild } from '../../embed/NoBuild.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { useView } from '../shell/useView.ts';
import { Overview, type OverviewProps } from './overview/Overview.tsx';
import { OverviewFilters } from './overview/OverviewFilters.tsx';
import { chosenAccountRegions, distinguishingLabel, placesText } from './overview/accountRegions.ts';
import { filterOf, savedViewsIn } from './overview/savedViews/savedViews.ts';
import { noFilter } from './overview/overviewFilter.ts';
import { overviewStoresOf } from './overview/data/overviewStores.ts';
import { OverviewSearch } from './overview/OverviewSearch.tsx';
import { SearchField, type SearchFieldProps } from './SearchField.tsx';
import type { Services } from '../shell/services.ts';
import styles from './StartPage.module.css';

// Not needed on the build page.
const WaitingInbox = lazyPart(async () => (await import('./WaitingInbox.tsx')).WaitingInbox);
const PipelineFacts = lazyPart(async () => (await import('./pipeline/PipelineFacts.tsx')).PipelineFacts);
const PipelineLog = lazyPart(async () => (await import('./pipeline/PipelineLog.tsx')).PipelineLog);
const Wall = lazyPart(async () => (await import('./overview/Wall.tsx')).Wall);
const Finder = lazyPart(async () => (await import('../../builds/start/Finder.tsx')).Finder);

export interface StartPageProps extends Services {
  readonly view: Address;
  readonly onOpen: (arn: string) => void;
}

/** The page without a build: search, the overview and the lists, or the builds of one pipeline or image version. */
export function StartPage({ view, onOpen, ...services }: StartPageProps) {
  const { config, access, address, browser } = services;
  const place = placeOf(view, config.region);
  const shown = place.kind === 'start' ? overviewOf(view, place.region, services) : undefined;
  const isOfSeveral = access.accountRegions.length > 1;
  const name = shown && view.build !== '' ? 'No build found' : nameOf(place, view.list, shown, isOfSeveral);
  useView(name, shown ? 'start' : name);
  if (view.embed && shown) return <NoBuild text={view.build} />;
  if (view.view === 'wall' && shown) {
    return (
      <Part name="Wall view">
        <Wall {...shown} />
      </Part>
    );
  }
  // A list has one account and Region: the chosen one, else the first.
  const clientOf = ({ region, account }: ImagePipelineName) => access.client(region, account);
  const listed = shown && (shown.stores[0]?.accountRegion ?? { region: shown.filter.region });
  return (
    <main className={styles['page']} data-embed={view.embed} data-place={place.kind}>
      {shown && listed && (
        <Start view={view} onOpen={onOpen} shown={shown} listed={listed} defaultRegion={config.region} />
      )}
      <Part name="Lists">
        <Finder
          place={listed ? { kind: 'start', region: listed.region } : place}
          account={listed?.account}
          placeLabel={listed && isOfSeveral ? distinguishingLabel(listed, access.accountRegions) : undefined}
          view={view}
          defaultRegion={config.region}
          waiting={
            listed && (
              <Part name="Waiting steps">
                <WaitingInbox
                  client={access.client(listed.region, listed.account)}
                  filter={view.filter}
                  services={services}
                />
              </Part>
            )
          }
          pipelineFacts={
            place.kind === 'pipeline' && (
              <Part name="Schedule and last run">
                <PipelineFacts
                  client={clientOf(place.pipeline)}
                  pipeline={place.pipeline}
                  services={services}
                />
              </Part>
            )
          }
          pipelineLog={
            place.kind === 'pipeline' && (
              <Part name="Pipeline log">
                <PipelineLog
                  client={clientOf(place.pipeline)}
                  pipelineName={place.pipeline}
                  range={view.lines}
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

/**
 * The overview that the address asks for. `region` is the Region of the place: without one in the address, the overview shows every
 * Region that the page is set up for.
 */
function overviewOf(
  view: Address,
  region: string,
  { config, access, address, browser }: Services,
): OverviewProps {
  const { accountRegions } = access;
  const isAny = view.region === '' && region === config.region;
  const filter = filterOf({ ...view, region: isAny ? '' : region });
  const stores = overviewStoresOf(access, chosenAccountRegions(accountRegions, filter));
  return { stores, accountRegions, filter, savedViews: savedViewsIn(browser, access), address, access };
}

const noArns: ReadonlySet<string> = new Set();

interface StartProps extends Pick<StartPageProps, 'view' | 'onOpen'> {
  readonly shown: OverviewProps;
  /** The account and Region of the lists. */
  readonly listed: AccountRegion;
  readonly defaultRegion: string;
}

/** Search and, above the list of images, the overview. */
function Start({ view, onOpen, shown, listed, defaultRegion }: StartProps) {
  const { stores, accountRegions, filter, address, access } = shown;
  const hasOverview = view.list === 'images';
  const search: SearchFieldProps = {
    initial: view.build,
    onOpen,
    renderAccountMatches: (text, submitted, shownArns) =>
      parseResourceName(text) && (
        <AccountMatches
          text={text}
          submitted={submitted}
          clients={stores.map(({ accountRegion: { region, account } }) => access.client(region, account))}
          address={address}
          shown={shownArns ?? noArns}
        />
      ),
  };
  const hasOneRegion = new Set(accountRegions.map(({ region }) => region)).size === 1;
  return (
    <>
      <div className={styles['head']}>
        <h1 className={styles['title']}>Image builds</h1>
        {hasOverview ? (
          <OverviewSearch key={view.build} stores={stores} address={address} {...search} />
        ) : (
          <SearchField key={view.build} {...search} />
        )}
        {hasOneRegion && (
          <PlaceRegion
            region={filter.region || defaultRegion}
            view={view}
            address={address}
            defaultRegion={defaultRegion}
          />
        )}
      </div>
      {hasOverview ? (
        <Part name="Overview">
          <Overview {...shown} />
        </Part>
      ) : (
        accountRegions.length > 1 && (
          <OverviewFilters
            filter={{ ...noFilter, account: listed.account ?? '', region: listed.region }}
            accountRegions={accountRegions}
            address={address}
            isPlaceOnly
          />
        )
      )}
    </>
  );
}

const lists = {
  images: 'Images',
  pipelines: 'Pipelines',
  waiting: 'Waiting steps',
} as const satisfies Record<List, string>;

/** Names a place in the document title, with its account and Region where the page reads several. */
function nameOf(place: Place, list: List, shown: OverviewProps | undefined, isOfSeveral: boolean): string {
  const where = ({ account, region }: { readonly account: string; readonly region: string }) =>
    isOfSeveral ? ` · ${account} ${region}` : '';
  switch (place.kind) {
    case 'start': {
      const all = shown?.stores.map(({ accountRegion }) => accountRegion) ?? [];
      // The overview is of all of them, a list of the first.
      const named = list === 'images' ? all : all.slice(0, 1);
      return `${lists[list]} in ${isOfSeveral && all.length > 0 ? placesText(named) : place.region}`;
    }
    case 'version':
      return `Builds of ${place.version.image} ${place.version.version}${where(place.version)}`;
    case 'pipeline':
      return `Builds of pipeline ${place.pipeline.name}${where(place.pipeline)}`;
  }
}
