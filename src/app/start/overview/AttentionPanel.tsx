import type { ReactNode } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { viewOfImage, viewOfPipeline } from '../../../builds/views.ts';
import { formatRelative } from '../../../lib/time.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { useNow } from '../../../ui/now.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { StatusAppearance, StatusShape, Tone } from '../../../lib/appearance.ts';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import type { AttentionItem } from './attention.ts';
import styles from './AttentionPanel.module.css';
import { causeOf } from '../../../builds/lists/buildList.tsx';
import type { OverviewBuild, PipelineRow } from './pipelineRows.ts';
import { overviewTexts } from './overviewTexts.ts';
import { failuresOf } from './runState.ts';

export interface AttentionPanelProps {
  readonly items: readonly AttentionItem[];
  readonly isRead: boolean;
  readonly address: AddressStore;
}

/** What failed, waits, takes long, did not start or is disabled, the most urgent first. */
export function AttentionPanel({ items, isRead, address }: AttentionPanelProps) {
  return (
    <Panel heading={isRead ? overviewTexts.attention(items.length) : 'Needs attention'}>
      {items.length === 0 ? (
        <p className={styles['none']}>{isRead ? overviewTexts.nothing : overviewTexts.reading}</p>
      ) : (
        <ul className={styles['items']}>
          {items.map((item) => (
            <li key={item.key} className={styles['item']} data-kind={item.kind}>
              <StatusBadge status={attentionAppearance(item)} />
              <span className={styles['text']}>
                <AttentionText item={item} address={address} />
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
  long: ['attention', 'clock'],
  missed: ['attention', 'skip'],
  disabled: ['neutral', 'slash'],
} as const satisfies Record<AttentionItem['kind'], readonly [Tone, StatusShape]>;

/** The appearance of an item by its kind. */
export function attentionAppearance({ kind }: Pick<AttentionItem, 'kind'>): StatusAppearance {
  const [tone, shape] = appearance[kind];
  return { tone, shape, label: overviewTexts.kind[kind] };
}

export interface AttentionTextProps {
  readonly item: AttentionItem;
  readonly address: AddressStore;
  /** Leaves out the cause of a failure. */
  readonly isShort?: boolean;
}

/** What an item is about, with the way to it, and what is known of it. */
export function AttentionText({ item, address, isShort = false }: AttentionTextProps) {
  const now = useNow();
  switch (item.kind) {
    case 'failed': {
      const { build, row } = item;
      const failures = row && failuresOf(row.pipeline);
      return (
        <>
          <BuildLink build={build} address={address} />
          <Detail>
            <Ago at={build.createdAt} />
          </Detail>
          <Detail>{failures && overviewTexts.failuresInARow(failures.inARow, failures.limit)}</Detail>
          {!isShort && <Cause build={build} />}
        </>
      );
    }
    case 'waiting': {
      const { build, step, until } = item;
      const title = overviewTexts.waitsFor(step.name ?? 'A step');
      return (
        <>
          {build ? (
            <AddressLink address={address} to={viewOfImage(build.arn)}>
              <Untrusted
                text={`${item.row?.builds[0]?.imageName ?? build.image} ${build.version} / ${build.build}`}
              />
            </AddressLink>
          ) : (
            <Untrusted text={step.imageBuildVersionArn ?? 'A build'} />
          )}
          <Detail>
            <Untrusted text={title} />
          </Detail>
          <Detail>{timeLeft(until, now)}</Detail>
        </>
      );
    }
    case 'long': {
      const { build, since, usual } = item;
      return (
        <>
          <BuildLink build={build} address={address} />
          <Detail>{overviewTexts.runningFor(now - since, usual)}</Detail>
        </>
      );
    }
    case 'missed':
      return (
        <>
          <PipelineLink row={item.row} address={address} />
          <Detail>{overviewTexts.missed(formatRelative(item.dueAt, now))}</Detail>
        </>
      );
    case 'disabled': {
      const { inARow } = failuresOf(item.row.pipeline);
      return (
        <>
          <PipelineLink row={item.row} address={address} />
          <Detail>
            {item.cause === 'user'
              ? overviewTexts.disabledBy.user
              : overviewTexts.disabledBy.probablyFailures(inARow)}
          </Detail>
        </>
      );
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
  return (
    cause !== undefined && (
      <span className={styles['cause']}>
        <Untrusted text={shortened(cause)} />
      </span>
    )
  );
}

function BuildLink({ build, address }: { readonly build: OverviewBuild; readonly address: AddressStore }) {
  const { arn, version, build: number } = build.build;
  return (
    <AddressLink address={address} to={viewOfImage(arn)}>
      <Untrusted text={build.imageName} /> {version} / {number}
    </AddressLink>
  );
}

function PipelineLink({ row, address }: { readonly row: PipelineRow; readonly address: AddressStore }) {
  const name = <Untrusted text={row.name} />;
  return row.arn ? (
    <AddressLink address={address} to={viewOfPipeline(row.arn.arn)}>
      {name}
    </AddressLink>
  ) : (
    name
  );
}

/** Characters of a cause that are shown here; the page of the build has the whole text. */
const longestCause = 160;

function shortened(text: string): string {
  if (text.length <= longestCause) return text;
  // Not in the middle of a surrogate pair.
  return `${text
    .slice(0, longestCause)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
