import { Finder } from '../start/Finder.tsx';
import { memoryAddress, renderView } from '../../testing/mountList.tsx';
import { type Respond, simulatedClient } from '../../testing/simulatedClient.ts';
import { PlaceRegion } from '../start/PlaceRegion.tsx';
import { type Place, placeOf } from '../start/place.ts';
import { createRecentBuilds } from '../recent/recentBuilds.ts';

/** The finder at an address. `account.respond` may respond instead of the simulated account. */
export async function find(search: string) {
  const account: { respond: Respond } = { respond: () => undefined };
  const { clientFor, requests } = simulatedClient({ respond: (...request) => account.respond(...request) });
  const { store, search: current } = memoryAddress(search);
  const access = { client: clientFor, accountRegions: [{ region: 'us-east-1' }] };
  const recentBuilds = createRecentBuilds(window);
  const screen = await renderView(store, (view) => (
    <>
      <PlaceRegion
        region={regionOf(placeOf(view, 'us-east-1'))}
        view={view}
        address={store}
        defaultRegion="us-east-1"
      />
      <Finder
        place={placeOf(view, 'us-east-1')}
        view={view}
        access={access}
        address={store}
        recentBuilds={recentBuilds}
        defaultRegion="us-east-1"
      />
    </>
  ));
  return { screen, account, requests, search: current };
}

function regionOf(place: Place): string {
  return place.kind === 'start' ? place.region : 'us-east-1';
}
