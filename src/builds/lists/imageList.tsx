import { type AwsClient, scopeOf } from '../../aws/client.ts';
import {
  imageVersionArn,
  parseImageBuildVersionArn,
  parseImageVersionArn,
} from '../../aws/imagebuilder/arn.ts';
import { listImages, type ImageVersionEntry } from '../../aws/imagebuilder/operations/listImages.ts';
import { parseInstant } from '../../lib/time.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from '../../lists/cells.module.css';
import type { Column } from '../../lists/column.ts';
import type { ListSource } from '../../lists/loadPage.ts';
import { mergePages } from '../../lists/mergePages.ts';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { viewOfImage } from '../views.ts';
import { accountPaging, type AccountContext } from './account.ts';

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

/** An image version, derived once from what the service says of it. */
export interface ImageRow {
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

function toImageRow(key: string, { arn, name, version, type, ...entry }: ImageVersionEntry): ImageRow {
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

export const imageColumns: readonly Column<ImageRow, AccountContext>[] = [
  {
    id: 'image',
    header: 'Image',
    room: 'half',
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
