import { type AwsClient, scopeOf } from '../../aws/client.ts';
import type { ImagePipeline } from '../../aws/imagebuilder/imagePipeline.ts';
import { listImagePipelines } from '../../aws/imagebuilder/operations/listImagePipelines.ts';
import { parseImagePipelineArn, type ImagePipelineName } from '../../aws/imagebuilder/pipelineArn.ts';
import { parseInstant } from '../../lib/time.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from '../../lists/cells.module.css';
import type { Column } from '../../lists/column.ts';
import type { ListSource } from '../../lists/loadPage.ts';
import { mergePages } from '../../lists/mergePages.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { viewOfPipeline } from '../views.ts';
import { accountPaging, type AccountContext } from './account.ts';

/** The account's pipelines in the client's Region. */
export function pipelinesSource(client: AwsClient): ListSource<ImagePipeline> {
  return {
    operation: 'ListImagePipelines',
    scope: scopeOf(client),
    of: '',
    ...accountPaging,
    async fetchPage(input, signal) {
      const page = await listImagePipelines(client, input, signal);
      return { ...page, items: page.imagePipelineList };
    },
  };
}

/** A pipeline with how its last run went. */
export interface PipelineRow {
  readonly key: string;
  /** Undefined where the ARN is missing or not a pipeline's: there is nothing to open then. */
  readonly pipeline: ImagePipelineName | undefined;
  readonly name: string;
  readonly summary: ImagePipeline;
}

export const mergePipelines = mergePages((summary: ImagePipeline) => summary.arn, toPipelineRow);

function toPipelineRow(key: string, summary: ImagePipeline): PipelineRow {
  const pipeline = parseImagePipelineArn(summary.arn ?? '');
  return {
    key,
    pipeline,
    name: summary.name ?? pipeline?.name ?? summary.arn ?? 'Unnamed pipeline',
    summary,
  };
}

export const pipelineColumns: readonly Column<PipelineRow, AccountContext>[] = [
  {
    id: 'pipeline',
    header: 'Pipeline',
    room: 'half',
    isRowHeader: true,
    value: ({ name }) => name,
    text: ({ name, summary }) => [name, summary.arn, summary.description, summary.platform, summary.status],
    cell: ({ pipeline, name, summary: { status, description } }, { address }) => (
      <>
        {pipeline ? (
          <AddressLink className={styles['link']} address={address} to={viewOfPipeline(pipeline.arn)}>
            <Untrusted text={name} />
          </AddressLink>
        ) : (
          <Untrusted text={name} />
        )}
        {status === 'DISABLED' && <span className={styles['note']}> disabled</span>}
        {description && (
          <span className={styles['about']}>
            <Untrusted text={description.slice(0, 300)} />
          </span>
        )}
      </>
    ),
  },
  {
    id: 'state',
    header: 'Last build',
    value: ({ summary }) => summary.lastRunStatus,
    text: ({ summary }) => [imageStatusMeaning(summary.lastRunStatus).label],
    cell: ({ summary: { lastRunStatus, consecutiveFailures = 0 } }) => (
      <>
        <StatusBadge status={imageStatusMeaning(lastRunStatus)} />
        {consecutiveFailures > 1 && (
          <span className={styles['failures']}> {consecutiveFailures} failures in a row</span>
        )}
      </>
    ),
  },
  {
    id: 'lastRun',
    header: 'Last run',
    captioned: true,
    value: ({ summary }) => parseInstant(summary.dateLastRun),
    text: () => [],
    isEmpty: ({ summary }) => summary.dateLastRun === undefined,
    cell: ({ summary }) => <Time value={summary.dateLastRun} />,
  },
  {
    id: 'nextRun',
    header: 'Next run',
    captioned: true,
    value: ({ summary }) => parseInstant(summary.dateNextRun),
    text: () => [],
    isEmpty: ({ summary }) => summary.dateNextRun === undefined,
    cell: ({ summary }) => <Time value={summary.dateNextRun} />,
  },
];
