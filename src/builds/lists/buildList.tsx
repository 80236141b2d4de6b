import { type AwsClient, scopeOf } from '../../aws/client.ts';
import { innerReason, isWrapper } from '../../aws/errorText.ts';
import { parseImageBuildVersionArn, type ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { ImageSummary } from '../../aws/imagebuilder/imageSummary.ts';
import { listImageBuildVersions } from '../../aws/imagebuilder/operations/listImageBuildVersions.ts';
import { listImagePipelineImages } from '../../aws/imagebuilder/operations/listImagePipelineImages.ts';
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
import { viewOfImage } from '../views.ts';
import { accountPaging, type AccountContext } from './account.ts';

/** The builds of one image version. A build's neighbours come from the same list, so they are read once. */
export function versionBuildsSource(client: AwsClient, imageVersionArn: string): ListSource<ImageSummary> {
  return {
    operation: 'ListImageBuildVersions',
    scope: scopeOf(client),
    of: imageVersionArn,
    ...accountPaging,
    async fetchPage(input, signal) {
      const page = await listImageBuildVersions(client, { ...input, imageVersionArn }, signal);
      return { ...page, items: page.imageSummaryList };
    },
  };
}

/** The builds that one pipeline made. */
export function pipelineBuildsSource(client: AwsClient, imagePipelineArn: string): ListSource<ImageSummary> {
  return {
    operation: 'ListImagePipelineImages',
    scope: scopeOf(client),
    of: imagePipelineArn,
    ...accountPaging,
    async fetchPage(input, signal) {
      const page = await listImagePipelineImages(client, { ...input, imagePipelineArn }, signal);
      return { ...page, items: page.imageSummaryList };
    },
  };
}

/** A build, derived once from what the service says of it. */
export interface BuildRow {
  readonly key: string;
  readonly arn: string | undefined;
  /** Undefined where the ARN is missing or not a build's: there is nothing to open then. */
  readonly build: ImageBuildVersion | undefined;
  /** As its owner wrote it, where the service says so. */
  readonly name: string;
  readonly status: string | undefined;
  /** Why it failed or was cancelled. Untrusted text. */
  readonly cause: string | undefined;
  readonly summary: ImageSummary;
  readonly createdAt: number | undefined;
}

export const mergeBuilds = mergePages((summary: ImageSummary) => summary.arn, toBuildRow);

function toBuildRow(key: string, summary: ImageSummary): BuildRow {
  const build = parseImageBuildVersionArn(summary.arn ?? '');
  return {
    key,
    arn: summary.arn,
    build,
    name: summary.name ?? build?.image ?? summary.arn ?? 'Unnamed image',
    status: summary.state?.status,
    cause: causeOf(summary),
    summary,
    createdAt: parseInstant(summary.dateCreated),
  };
}

/** The newest first. Builds without a date keep their place behind the others. */
export function newestFirst(rows: readonly BuildRow[]): BuildRow[] {
  return rows.toSorted((a, b) => (b.createdAt ?? -Infinity) - (a.createdAt ?? -Infinity) || 0);
}

/** Why a build failed or was cancelled, as far as a list of builds says. Untrusted text. */
export function causeOf({ state, failureContext }: ImageSummary): string | undefined {
  const { stage } = imageStatusMeaning(state?.status);
  if (stage === 'made') return undefined;
  const texts = [
    state?.reason,
    failureContext?.componentFailure?.errorMessage,
    failureContext?.distributionFailure?.errorMessage,
  ]
    .filter((text) => text !== undefined)
    .filter((text) => text.trim() !== '');
  // Some reasons say only that something failed: the first that says more is the one to show.
  const text = texts.find((each) => !isWrapper(each)) ?? texts[0];
  return text === undefined ? undefined : innerReason(text);
}

type BuildColumn = Column<BuildRow, AccountContext>;

const buildText = ({ name, arn, summary }: BuildRow) => {
  const { version, platform, osVersion, buildType } = summary;
  return [name, version, arn, platform, osVersion, buildType];
};

/** The builds of one version: the number says which. */
const numberColumn: BuildColumn = {
  id: 'build',
  header: 'Build',
  isRowHeader: true,
  value: ({ build, name }) => build?.build ?? name,
  text: buildText,
  cell: ({ build, name }, { address }) =>
    build ? (
      <AddressLink className={styles['link']} address={address} to={viewOfImage(build.arn)}>
        {build.version} / {build.build}
      </AddressLink>
    ) : (
      <Untrusted text={name} />
    ),
};

/** Builds of several images or versions: the name says which. */
const nameColumn: BuildColumn = {
  ...numberColumn,
  id: 'namedBuild',
  value: ({ name }) => name,
  cell: ({ build, name }, { address }) =>
    build ? (
      <AddressLink className={styles['link']} address={address} to={viewOfImage(build.arn)}>
        <Untrusted text={name} />{' '}
        <span className={styles['version']}>
          {build.version} / {build.build}
        </span>
      </AddressLink>
    ) : (
      <Untrusted text={name} />
    ),
};

const stateColumns: readonly BuildColumn[] = [
  {
    id: 'state',
    header: 'State',
    value: ({ status }) => status,
    text: ({ status }) => [status, imageStatusMeaning(status).label],
    isEmpty: () => false,
    cell: ({ status }) => <StatusBadge status={imageStatusMeaning(status)} />,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ createdAt }) => createdAt,
    text: () => [],
    isEmpty: () => false,
    cell: ({ summary }) => <Time value={summary.dateCreated} />,
  },
  {
    id: 'cause',
    header: 'Cause',
    room: 'rest',
    value: ({ cause }) => cause,
    cell: ({ cause = '' }) => (
      <span className={styles['cause']}>
        <Untrusted text={cause.slice(0, 500)} />
      </span>
    ),
  },
];

export const versionBuildColumns = [numberColumn, ...stateColumns];
export const pipelineBuildColumns = [nameColumn, ...stateColumns];
