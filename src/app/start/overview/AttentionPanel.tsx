import type { ReactNode } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { viewOfImage, viewOfPipeline } from '../../../builds/views.ts';
import { shortened } from '../../../lib/shortened.ts';
import { formatRelative } from '../../../lib/time.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { useServiceNow } from '../../../ui/now.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { StatusAppearance, StatusShape, Tone } from '../../../lib/appearance.ts';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import type { AttentionItem } from './data/attention.ts';
import styles from './AttentionPanel.module.css';
import { causeOf } from '../../../builds/lists/buildList.tsx';
import type { OverviewBuild, PipelineRow } from './data/pipelineRows.ts';
import { overviewTexts } from './overviewTexts.ts';
import { failuresOf } from './data/runState.ts';
import type { PlacedItem } from './useOverview.ts';

export interface AttentionPanelProps {
  readonly items: readonly PlacedItem[];
  readonly isRead: boolean;
  readonly address: AddressStore;
  /** Shown when there are no items. */
  readonly empty: string;
}

/** What failed, waits, takes long, did not start or is disabled, the most urgent first. */
export function AttentionPanel({ items, isRead, address, empty }: AttentionPanelProps) {
  const heading = isRead || items.length > 0 ? overviewTexts.attention(items.length) : 'Needs attention';
  return (
    <Panel heading={heading}>
      {items.length === 0 ? (
        <p className={styles['none']}>{empty}</p>
      ) : (
        <ul className={styles['items']}>
          {items.map(({ item, within }) => (
            <li key={`${within.key} ${item.key}`} className={styles['item']} data-kind={item.kind}>
              <StatusBadge status={attentionAppearance(item)} />
              <span className={styles['text']}>
                <AttentionText item={item} place={within.label} address={address} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const appearance = {
  failed: ['danger', 'cross'],
  waiting: ['attention', 'hand'],
  slow: ['attention', 'clock'],
  missed: ['attention', 'skip'],
  disabled: ['neutral', 'slash'],
} as const satisfies Record<AttentionItem['kind'], readonly [Tone, StatusShape]>;

/** The appearance of an item by its kind. */
export function attentionAppearance({ kind }: Pick<AttentionItem, 'kind'>): StatusAppearance {
  const [tone, shape] = appearance[kind];
  return { tone, shape, label: overviewTexts.states[kind] };
}

export interface AttentionTextProps {
  readonly item: AttentionItem;
  /** The account and Region, where the page shows several. Untrusted text. */
  readonly place: string | undefined;
  readonly address: AddressStore;
  /** Leaves out the cause of a failure. */
  readonly isShort?: boolean;
}

/** What an item is about, with the way to it, and what is known of it. */
export function AttentionText({ item, place, address, isShort = false }: AttentionTextProps) {
  return (
    <>
      <ItemLink item={item} address={address} />
      {place !== undefined && (
        <Detail>
          <Untrusted text={place} />
        </Detail>
      )}
      <ItemDetails item={item} />
      {!isShort && item.kind === 'failed' && <Cause build={item.build} />}
    </>
  );
}

function ItemLink({ item, address }: Pick<AttentionTextProps, 'item' | 'address'>) {
  switch (item.kind) {
    case 'failed':
    case 'slow':
      return <BuildLink build={item.build} address={address} />;
    case 'waiting': {
      const { build, step, row } = item;
      return build ? (
        <AddressLink address={address} to={viewOfImage(build.arn)}>
          <Untrusted text={`${row?.builds[0]?.imageName ?? build.image} ${build.version} / ${build.build}`} />
        </AddressLink>
      ) : (
        <Untrusted text={step.imageBuildVersionArn ?? 'A build'} />
      );
    }
    case 'missed':
    case 'disabled':
      return <PipelineLink row={item.row} address={address} />;
  }
}

function ItemDetails({ item }: Pick<AttentionTextProps, 'item'>) {
  const now = useServiceNow();
  switch (item.kind) {
    case 'failed': {
      const failures = item.row && failuresOf(item.row.pipeline);
      return (
        <>
          <Detail>
            <Ago at={item.build.createdAt} />
          </Detail>
          <Detail>{failures && overviewTexts.failuresInARow(failures.inARow, failures.limit)}</Detail>
        </>
      );
    }
    case 'waiting':
      return (
        <>
          <Detail>
            <Untrusted text={overviewTexts.waitsFor(item.step.name ?? 'A step')} />
          </Detail>
          <Detail>{timeLeft(item.until, now)}</Detail>
        </>
      );
    case 'slow':
      return <Detail>{overviewTexts.runningFor(now - item.since, item.usual)}</Detail>;
    case 'missed':
      return <Detail>{overviewTexts.missed(formatRelative(item.dueAt, now))}</Detail>;
    case 'disabled': {
      const { disabledBy } = overviewTexts;
      const { inARow } = failuresOf(item.row.pipeline);
      return <Detail>{item.cause === 'user' ? disabledBy.user : disabledBy.probablyFailures(inARow)}</Detail>;
    }
  }
}

function timeLeft(until: number | undefined, now: number): string {
  if (until === undefined) return overviewTexts.timeoutUnknown;
  return until > now ? overviewTexts.timesOutIn(until - now) : overviewTexts.timedOut;
}

function Detail({ children }: { readonly children: ReactNode }) {
  return children === undefined ? null : <span className={styles['detail']}>{children}</span>;
}

function Cause({ build }: { readonly build: OverviewBuild }) {
  const cause = causeOf(build.summary);
  if (cause === undefined) return null;
  const { text, omitted } = shortened(cause, longestCause);
  return (
    <span className={styles['cause']}>
      <Untrusted text={omitted > 0 ? `${text.trimEnd()}…` : text} />
    </span>
  );
}

/** Characters of a cause that are shown here; the page of the build has the whole text. */
const longestCause = 160;

function BuildLink({ build, address }: { readonly build: OverviewBuild; readonly address: AddressStore }) {
  const { arn, version, build: number } = build.build;
  return (
    <AddressLink address={address} to={viewOfImage(arn)}>
      <Untrusted text={build.imageName} />{' '}
      <span className={styles['version']}>
        {version} / {number}
      </span>
    </AddressLink>
  );
}

/** A pipeline's name, as a link where its ARN can be read. */
export function PipelineLink({
  row,
  address,
}: {
  readonly row: PipelineRow;
  readonly address: AddressStore;
}) {
  const name = <Untrusted text={row.name} />;
  return row.arn ? (
    <AddressLink address={address} to={viewOfPipeline(row.arn.arn)}>
      {name}
    </AddressLink>
  ) : (
    name
  );
}
