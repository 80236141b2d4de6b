import type { AddressStore } from '../../../address/addressStore.ts';
import type { Access } from '../../../auth/access.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { viewOfPipeline } from '../../../builds/views.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import type { StatusAppearance } from '../../../lib/appearance.ts';
import { Duration } from '../../../ui/Duration.tsx';
import { StatusIcon } from '../../../ui/StatusIcon.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import type { AttentionItem } from './attention.ts';
import { attentionAppearance, AttentionText } from './AttentionPanel.tsx';
import { BuildStrip, type BuildStripProps } from './BuildStrip.tsx';
import { OverviewRefresh, PartErrors } from './Overview.tsx';
import type { OverviewStore } from './overviewStore.ts';
import { overviewTexts } from './overviewTexts.ts';
import type { PipelineRow } from './pipelineRows.ts';
import { useOverview } from './useOverview.ts';
import styles from './Wall.module.css';

export interface WallProps {
  readonly store: OverviewStore;
  readonly address: AddressStore;
  readonly access: Access;
}

/** Items that have room above the pipelines. */
const mostItems = 8;

/** The overview for a screen on a wall: everything at once, to be read from 3 m, in fixed places. */
export function Wall({ store, address, access }: WallProps) {
  const { state, rows, attention, waiting, isRead } = useOverview(store);
  const more = attention.length - mostItems;
  return (
    <main className={styles['wall']}>
      <header className={styles['head']}>
        <h1>{isRead ? overviewTexts.attention(attention.length) : overviewTexts.reading}</h1>
        <span className={styles['where']}>
          {store.client.region} · {overviewTexts.pipelines(rows.length)}
        </span>
        <OverviewRefresh store={store} access={access} />
        <AddressLink address={address} to={{ view: 'table' }}>
          Close wall view
        </AddressLink>
      </header>
      <PartErrors state={state} />
      {attention.length > 0 && (
        <ul className={styles['items']} aria-label="Needs attention">
          {attention.slice(0, more > 0 ? mostItems - 1 : mostItems).map((item) => (
            <li key={item.key} data-tone={attentionAppearance(item).tone}>
              <StatusIcon shape={attentionAppearance(item).shape} />
              <span className={styles['text']}>
                <strong>{attentionAppearance(item).label}</strong>
                <AttentionText item={item} address={address} isShort />
              </span>
            </li>
          ))}
          {more > 0 && <li>and {more + 1} more</li>}
        </ul>
      )}
      <ul className={styles['tiles']} aria-label="Pipelines">
        {rows.map((row) => (
          <Tile
            key={row.key}
            row={row}
            item={attention.find((item) => item.row?.key === row.key)}
            runs={state.runs}
            waiting={waiting}
            address={address}
            onPoint={(arn) => void store.readRun(arn)}
          />
        ))}
      </ul>
    </main>
  );
}

interface TileProps extends Omit<BuildStripProps, 'builds'> {
  readonly row: PipelineRow;
  readonly item: AttentionItem | undefined;
}

/** One pipeline: what it is about, in its colour, and its last builds. */
function Tile({ row, item, ...strip }: TileProps) {
  const [last] = row.builds;
  const { tone, shape, label }: StatusAppearance = item
    ? attentionAppearance(item)
    : imageStatusMeaning(last?.status ?? row.pipeline.lastRunStatus);
  const { runs } = strip;
  const isUnderWay = last && imageStatusMeaning(last.status).stage === 'underWay';
  const name = <Untrusted text={row.name} />;
  return (
    <li className={styles['tile']} data-tone={tone}>
      <h2 className={styles['name']}>
        {row.arn ? (
          <AddressLink address={strip.address} to={{ ...viewOfPipeline(row.arn.arn), view: 'table' }}>
            {name}
          </AddressLink>
        ) : (
          name
        )}
      </h2>
      <p className={styles['state']}>
        <StatusIcon shape={shape} /> {label}{' '}
        {isUnderWay ? (
          <Duration from={runs.get(last.build.arn)?.startedAt ?? last.createdAt} to={undefined} running />
        ) : (
          <Ago at={last?.createdAt} />
        )}
      </p>
      <BuildStrip builds={row.builds} {...strip} />
    </li>
  );
}
