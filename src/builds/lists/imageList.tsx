import { type AwsClient, scopeOf } from '../../aws/client.ts';
import {
  imageVersionArn,
  parseImageBuildVersionArn,
  parseImageVersionArn,
} from '../../aws/imagebuilder/arn.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import { listImages, type ImageVersionEntry } from '../../aws/imagebuilder/operations/listImages.ts';
import { parseInstant } from '../../lib/time.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from '../../lists/cells.module.css';
import type { Column } from '../../lists/column.ts';
import type { ListPage, ListSource } from '../../lists/loadPage.ts';
import { mergePages } from '../../lists/mergePages.ts';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { viewOfImage } from '../views.ts';
import { accountPaging, type AccountContext } from './account.ts';
import type { LatestBuild, LatestBuildMap, LatestBuilds } from './latestBuilds.ts';
import { LatestState } from './LatestState.tsx';
import { NearWindow } from './NearWindow.tsx';

/** The image versions that the account owns in the client's Region. */
export function imagesSource(client: AwsClient): ListSource<ImageVersionEntry> {
  return {
    operation: 'ListImages',
    scope: scopeOf(client),
    of: '',
    ...accountPaging,
    async fetchPage(input, signal) {
      const page = await listImages(client, { owner: 'Self', ...input }, signal);
      return { ...page, items: page.imageVersionList };
    },
  };
}

/** An image version with its latest build. */
export interface ImageRow extends ImageVersionRow {
  /** Undefined until its row is near the window. */
  readonly latest: LatestBuild | undefined;
}

/** An image version as the list of images has it. */
interface ImageVersionRow {
  readonly key: string;
  readonly arn: string | undefined;
  /** The ARN without a build number, even where the service gives one; undefined where there is nothing to open. */
  readonly versionArn: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly os: string | undefined;
  readonly type: string | undefined;
  readonly dateCreated: string | undefined;
}

export const mergeImages = mergePages((entry: ImageVersionEntry) => entry.arn, toImageRow);

/** Items that one request brought beside the list, as a page of it. */
export function pageOf(items: readonly ImageVersionEntry[]): ListPage<ImageVersionEntry> {
  return {
    items,
    dropped: 0,
    emptyResponses: 0,
    facts: undefined,
    resumeToken: undefined,
    stoppedBy: undefined,
    readAt: Date.now(),
  };
}

function toImageRow(key: string, { arn, name, version, type, ...entry }: ImageVersionEntry): ImageVersionRow {
  const build = parseImageBuildVersionArn(arn ?? '');
  const parsed = build ?? parseImageVersionArn(arn ?? '');
  return {
    key,
    arn,
    versionArn: build ? imageVersionArn(build) : parsed?.arn,
    name: name ?? parsed?.image ?? arn ?? 'Unnamed image',
    version: parsed?.version ?? version,
    os: entry.osVersion ?? entry.platform,
    type: type === 'DOCKER' ? 'Container' : type,
    dateCreated: entry.dateCreated,
  };
}

/** Makes the function that joins image versions with their latest builds. Rows whose build is unchanged keep their identity. */
export function joinLatest() {
  const joined = new WeakMap<ImageVersionRow, ImageRow>();
  return (rows: readonly ImageVersionRow[], builds: LatestBuildMap): readonly ImageRow[] =>
    rows.map((row) => {
      const latest = row.versionArn === undefined ? undefined : builds.get(row.versionArn);
      const before = joined.get(row);
      if (before && before.latest === latest) return before;
      const after = { ...row, latest };
      joined.set(row, after);
      return after;
    });
}

/** Passed to each cell of the list of images. */
export interface ImageContext extends AccountContext {
  readonly latest: Pick<LatestBuilds, 'want' | 'leave'>;
}

const buildOf = ({ latest }: ImageRow) => (latest?.kind === 'build' ? latest.build : undefined);

export const imageColumns: readonly Column<ImageRow, ImageContext>[] = [
  {
    id: 'namedImage',
    header: 'Image',
    isRowHeader: true,
    value: ({ name }) => name,
    text: ({ name, version, arn }) => [name, version, arn],
    cell: ({ name, version, versionArn }, { address }) => {
      const words = (
        <>
          <Untrusted text={name} />
          {version !== undefined && (
            <span className={styles['version']}>
              {' '}
              <Untrusted text={version} />
            </span>
          )}
        </>
      );
      return versionArn === undefined ? (
        words
      ) : (
        <AddressLink className={styles['link']} address={address} to={viewOfImage(versionArn)}>
          {words}
        </AddressLink>
      );
    },
  },
  {
    id: 'state',
    header: 'Latest build',
    value: (row) => buildOf(row)?.status,
    text: (row) => [buildOf(row)?.status, imageStatusMeaning(buildOf(row)?.status).label],
    isEmpty: ({ versionArn }) => versionArn === undefined,
    cell: (row, { latest, address }) => (
      <NearWindow id={row.versionArn ?? ''} onNear={latest.want} onLeave={latest.leave}>
        <LatestState latest={row.latest} address={address} />
      </NearWindow>
    ),
  },
  {
    id: 'cause',
    header: 'Cause',
    room: 'rest',
    value: (row) => buildOf(row)?.cause,
    cell: (row) => (
      <span className={styles['cause']}>
        <Untrusted text={(buildOf(row)?.cause ?? '').slice(0, 500)} />
      </span>
    ),
  },
  { id: 'os', header: 'OS', value: ({ os }) => os, cell: ({ os = '' }) => <Untrusted text={os} /> },
  {
    id: 'type',
    header: 'Type',
    value: ({ type }) => type,
    cell: ({ type = '' }) => <Untrusted text={type} />,
  },
  {
    id: 'created',
    header: 'Created',
    value: ({ dateCreated }) => parseInstant(dateCreated),
    text: () => [],
    isEmpty: () => false,
    cell: ({ dateCreated }) => <Time value={dateCreated} />,
  },
];
