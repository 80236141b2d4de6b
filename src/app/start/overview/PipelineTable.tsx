import type { AddressStore } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { viewOfPipeline } from '../../../builds/views.ts';
import { formatDuration, parseInstant } from '../../../lib/time.ts';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import { longLabel } from './accountRegions.ts';
import { BuildStrip } from './BuildStrip.tsx';
import { durationOf, usualDuration } from './data/buildRuns.ts';
import type { OverviewState } from './data/overviewState.ts';
import type { PipelineRow } from './data/pipelineRows.ts';
import { overviewTexts } from './overviewTexts.ts';
import styles from './PipelineTable.module.css';
import { failuresOf } from './data/runState.ts';
import type { PlacedRow } from './useOverview.ts';

export interface PipelineTableProps {
  readonly rows: readonly PlacedRow[];
  readonly address: AddressStore;
}

/** One row for each pipeline: its last builds, when it ran and runs next, and how it is doing. */
export function PipelineTable({ rows, address }: PipelineTableProps) {
  const { columns } = overviewTexts;
  const hasPlaces = rows.some(({ within }) => within.label !== undefined);
  return (
    <table className={styles['table']} aria-label="Pipelines">
      <thead>
        <tr>
          <th scope="col">{columns.pipeline}</th>
          {hasPlaces && <th scope="col">{columns.place}</th>}
          <th scope="col">{columns.builds}</th>
          <th scope="col">{columns.lastRun}</th>
          <th scope="col">{columns.nextRun}</th>
          <th scope="col">{columns.duration}</th>
          <th scope="col">{columns.failures}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, within }) => (
          <tr key={`${within.key} ${row.key}`} className={styles['row']}>
            <th scope="row">
              <PipelineName row={row} address={address} />
            </th>
            {hasPlaces && (
              <td data-column="place" title={longLabel(within.accountRegion)}>
                <Untrusted text={within.label ?? ''} />
              </td>
            )}
            <td data-column="builds">
              <BuildStrip builds={row.builds} within={within} address={address} />
            </td>
            <td data-label={columns.lastRun}>
              <Ago at={parseInstant(row.pipeline.dateLastRun) ?? row.builds[0]?.createdAt} />
            </td>
            <td data-label={columns.nextRun}>
              <NextRun row={row} />
            </td>
            <td data-label={columns.duration}>
              <LastDuration row={row} runs={within.state.runs} />
            </td>
            <td data-label={columns.failures}>
              <Failures row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PipelineName({ row, address }: { readonly row: PipelineRow; readonly address: AddressStore }) {
  const name = <Untrusted text={row.name} />;
  const title = [
    row.pipeline.description,
    row.sharedBy > 1 ? overviewTexts.sharedRecipe(row.sharedBy) : undefined,
  ]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
  return row.arn ? (
    <AddressLink address={address} to={viewOfPipeline(row.arn.arn)} title={title}>
      {name}
    </AddressLink>
  ) : (
    name
  );
}

function NextRun({ row: { pipeline } }: { readonly row: PipelineRow }) {
  const next = parseInstant(pipeline.dateNextRun);
  if (pipeline.status === 'DISABLED') return <span className={styles['muted']}>disabled</span>;
  if (next === undefined && !pipeline.schedule?.scheduleExpression) {
    return <span className={styles['muted']}>no schedule</span>;
  }
  return <Ago at={next} />;
}

/** How long the last finished build took, against what is usual. */
function LastDuration({ row, runs }: { readonly row: PipelineRow; readonly runs: OverviewState['runs'] }) {
  const usual = usualDuration(row.builds, runs);
  const last = row.builds
    .map(({ build }) => durationOf(runs.get(build.arn)))
    .find((each) => each !== undefined);
  if (last === undefined) {
    return (
      <span className={styles['muted']} title={overviewTexts.noDuration} aria-label="not read">
        –
      </span>
    );
  }
  return (
    <span title={usual === undefined ? undefined : overviewTexts.usual(usual)}>
      {formatDuration(last)} {usual !== undefined && <Difference duration={last} usual={usual} />}
    </span>
  );
}

function Difference({ duration, usual }: { readonly duration: number; readonly usual: number }) {
  const percent = Math.round((duration / usual - 1) * 100);
  if (Math.abs(percent) < 5) return null;
  const isNotable = Math.abs(percent) >= 20;
  return (
    <span className={styles['muted']} data-notable={isNotable}>
      {percent > 0 ? '+' : '−'}
      {Math.abs(percent)} %
    </span>
  );
}

function Failures({ row }: { readonly row: PipelineRow }) {
  const { inARow, limit } = failuresOf(row.pipeline);
  if (inARow === 0) return <span className={styles['muted']}>0</span>;
  return (
    <span className={styles['failures']}>
      {inARow} of {limit}
    </span>
  );
}
