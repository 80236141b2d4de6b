import { useMemo } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import type { Access } from '../../../auth/access.ts';
import { RefreshControl } from '../../../executions/refresh/RefreshControl.tsx';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { PanelNote } from '../../../ui/PanelNote.tsx';
import type { AccountRegion } from '../../../auth/access.ts';
import { longLabel } from './accountRegions.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { filterOverview, isFiltered, type OverviewFilter } from './overviewFilter.ts';
import { OverviewFilters } from './OverviewFilters.tsx';
import { isRead, partNames, readAtOf } from './data/overviewState.ts';
import type { OverviewStore } from './data/overviewStore.ts';
import { overviewTexts } from './overviewTexts.ts';
import styles from './Overview.module.css';
import { PipelineTable } from './PipelineTable.tsx';
import { createOverviewRefresh, type OverviewRefresh } from './data/refreshOverview.ts';
import { RegionProblems } from './RegionProblems.tsx';
import type { SavedViewsStore } from './savedViews/savedViews.ts';
import { SavedViews } from './savedViews/SavedViews.tsx';
import { type RegionOverview, useOverview } from './useOverview.ts';
import { overviewPollInterval } from '../../../lib/timings.ts';

export interface OverviewProps {
  /** The overviews that the filter asks for. The same array while it asks for the same ones. */
  readonly stores: readonly OverviewStore[];
  /** The accounts and Regions that the page is set up for. */
  readonly accountRegions: readonly AccountRegion[];
  readonly filter: OverviewFilter;
  readonly savedViews: SavedViewsStore;
  readonly address: AddressStore;
  readonly access: Access;
}

/** What needs attention in the shown accounts and Regions, and their pipelines. */
export function Overview({ stores, accountRegions, filter, savedViews, address, access }: OverviewProps) {
  const regions = useOverview(stores);
  const refresh = useMemo(() => createOverviewRefresh(stores), [stores]);
  const { rows, attention, total } = filterOverview(regions, filter);
  const reading = regions.filter(({ state }) => !isRead(state));
  const isAllRead = reading.length === 0;
  const places = reading.map(({ accountRegion }) => longLabel(accountRegion));
  return (
    <div className={styles['overview']}>
      <OverviewFilters filter={filter} accountRegions={accountRegions} address={address}>
        <SavedViews store={savedViews} filter={filter} address={address} />
      </OverviewFilters>
      <RegionProblems regions={regions} onRetry={refresh.retry} />
      {regions.length === 0 && (
        <p className={styles['none']}>{overviewTexts.notConfigured(filter.account)}</p>
      )}
      <div className={styles['panels']} data-places={regions.some(({ label }) => label !== undefined)}>
        <div className={styles['attention']}>
          <AttentionPanel
            items={attention}
            isRead={isAllRead}
            address={address}
            empty={isAllRead ? nothingText(regions, filter) : overviewTexts.reading(places)}
          />
        </div>
        <div className={styles['pipelines']}>
          <Panel
            heading={isAllRead || total > 0 ? overviewTexts.pipelines(rows.length, total) : 'Pipelines'}
            tools={
              <>
                <OverviewRefreshControl regions={regions} refresh={refresh} access={access} />
                <AddressLink address={address} to={{ view: 'wall' }}>
                  Wall view
                </AddressLink>
              </>
            }
          >
            {!isAllRead && total > 0 && <PanelNote>{overviewTexts.reading(places)}</PanelNote>}
            {regions.some(({ state }) => state.hasMoreBuilds) && (
              <PanelNote>{overviewTexts.moreBuilds}</PanelNote>
            )}
            {rows.length > 0 ? (
              <PipelineTable rows={rows} address={address} />
            ) : (
              <p className={styles['none']}>
                {!isAllRead
                  ? overviewTexts.reading(places)
                  : total > 0
                    ? overviewTexts.noPipelineMatches
                    : overviewTexts.noPipelines(
                        regions.map(({ accountRegion }) => longLabel(accountRegion)).join(', '),
                      )}
              </p>
            )}
          </Panel>
        </div>
      </div>
    </div>
  );
}

/** Shown instead of attention items. A list that could not be read may have one. */
function nothingText(regions: readonly RegionOverview[], { state, name }: OverviewFilter): string {
  if (
    regions.some((region) => region.attention.length > 0) &&
    isFiltered({ account: '', region: '', state, name })
  ) {
    return overviewTexts.nothingMatches;
  }
  const hasProblem = regions.some(({ state: read }) => partNames.some((part) => read[part].error));
  return hasProblem ? overviewTexts.nothingReadable : overviewTexts.nothing;
}

/** When the overview was read and when it is read again, once any of it has been read. */
export function OverviewRefreshControl({
  regions,
  refresh,
  access,
}: {
  readonly regions: readonly RegionOverview[];
  readonly refresh: OverviewRefresh;
  readonly access: Access;
}) {
  const readAt = regions.map(({ state }) => readAtOf(state)).find((each) => each !== undefined);
  if (readAt === undefined && !regions.some(({ state }) => isRead(state))) return null;
  return (
    <RefreshControl
      // What another filter shows was read at another time.
      key={regions.map(({ key }) => key).join()}
      since={readAt}
      refresh={refresh.refresh}
      canChangeNow={alwaysChanges}
      canChange
      session={access.session}
      usual={overviewPollInterval}
    />
  );
}

/** A schedule can start a build at any time. */
function alwaysChanges(): boolean {
  return true;
}
