import { useMemo } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { viewOfPipeline } from '../../../builds/views.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import type { StatusAppearance } from '../../../lib/appearance.ts';
import { Duration } from '../../../ui/Duration.tsx';
import { StatusIcon } from '../../../ui/StatusIcon.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import { attentionAppearance, AttentionText } from './AttentionPanel.tsx';
import { longLabel, placesText } from './accountRegions.ts';
import { BuildStrip } from './BuildStrip.tsx';
import { type OverviewProps, OverviewRefreshControl } from './Overview.tsx';
import { filterOverview } from './overviewFilter.ts';
import { isRead } from './data/overviewState.ts';
import { describeFilter, overviewTexts } from './overviewTexts.ts';
import { createOverviewRefresh } from './data/refreshOverview.ts';
import { RegionProblems } from './RegionProblems.tsx';
import { SavedViewLinks } from './savedViews/SavedViews.tsx';
import { type PlacedRow, useOverview } from './useOverview.ts';
import styles from './Wall.module.css';

export type WallProps = OverviewProps;

/** Items that have room above the pipelines. */
const mostItems = 8;

/** The overview for a screen on a wall: everything at once, to be read from 3 m, in fixed places. */
export function Wall({ stores, filter, savedViews, address, access }: WallProps) {
  const regions = useOverview(stores);
  const refresh = useMemo(() => createOverviewRefresh(stores), [stores]);
  const { rows, attention, total } = filterOverview(regions, filter);
  const reading = regions.filter(({ state }) => !isRead(state));
  const places = reading.map(({ accountRegion }) => longLabel(accountRegion));
  const more = attention.length - mostItems;
  return (
    <main className={styles['wall']}>
      <header className={styles['head']}>
        <h1>
          {reading.length === 0 || attention.length > 0
            ? overviewTexts.attention(attention.length)
            : overviewTexts.reading(places)}
        </h1>
        <span className={styles['where']}>
          <Untrusted text={placesText(stores.map(({ accountRegion }) => accountRegion))} /> ·{' '}
          {overviewTexts.pipelines(rows.length, total)}
          {(filter.state.length > 0 || filter.name.trim() !== '') && (
            <>
              {' '}
              · <Untrusted text={describeFilter({ ...filter, account: '', region: '' })} />
            </>
          )}
        </span>
        <SavedViewLinks store={savedViews} filter={filter} address={address} />
        <OverviewRefreshControl regions={regions} refresh={refresh} access={access} />
        <AddressLink address={address} to={{ view: 'table' }}>
          Close wall view
        </AddressLink>
      </header>
      <RegionProblems regions={regions} onRetry={refresh.retry} />
      {attention.length > 0 && (
        <ul className={styles['items']} aria-label="Needs attention">
          {attention.slice(0, more > 0 ? mostItems - 1 : mostItems).map(({ item, within }) => (
            <li key={`${within.key} ${item.key}`} data-tone={attentionAppearance(item).tone}>
              <StatusIcon shape={attentionAppearance(item).shape} />
              <span className={styles['text']}>
                <strong>{attentionAppearance(item).label}</strong>
                <AttentionText item={item} place={within.label} address={address} isShort />
              </span>
            </li>
          ))}
          {more > 0 && <li>and {more + 1} more</li>}
        </ul>
      )}
      <ul className={styles['tiles']} aria-label="Pipelines">
        {rows.map((placed) => (
          <Tile key={`${placed.within.key} ${placed.row.key}`} placed={placed} address={address} />
        ))}
      </ul>
    </main>
  );
}

interface TileProps {
  readonly placed: PlacedRow;
  readonly address: AddressStore;
}

/** One pipeline: what it is about, in its colour, and its last builds. */
function Tile({ placed: { row, within, items }, address }: TileProps) {
  const [item] = items;
  const [last] = row.builds;
  const { tone, shape, label }: StatusAppearance = item
    ? attentionAppearance(item)
    : imageStatusMeaning(last?.status ?? row.pipeline.lastRunStatus);
  const { runs } = within.state;
  const isUnderWay = last && imageStatusMeaning(last.status).stage === 'underWay';
  const name = <Untrusted text={row.name} />;
  return (
    <li className={styles['tile']} data-tone={tone}>
      <h2 className={styles['name']}>
        {row.arn ? (
          <AddressLink address={address} to={{ ...viewOfPipeline(row.arn.arn), view: 'table' }}>
            {name}
          </AddressLink>
        ) : (
          name
        )}
      </h2>
      {within.label !== undefined && (
        <p className={styles['place']}>
          <Untrusted text={within.label} />
        </p>
      )}
      <p className={styles['state']}>
        <StatusIcon shape={shape} /> {label}{' '}
        {isUnderWay ? (
          <Duration from={runs.get(last.build.arn)?.startedAt ?? last.createdAt} to={undefined} running />
        ) : (
          <Ago at={last?.createdAt} />
        )}
      </p>
      <BuildStrip builds={row.builds} within={within} address={address} />
    </li>
  );
}
