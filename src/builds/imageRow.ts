import { imageVersionArn, parseImageBuildVersionArn, parseImageVersionArn } from '../aws/imagebuilder/arn.ts';
import type { ImageVersionEntry } from '../aws/imagebuilder/operations/listImages.ts';

/** An image version in a list, derived once from what the service says of it. */
export interface ImageRow {
  readonly arn: string | undefined;
  /** The ARN without a build number, even where the service gives one; undefined where there is nothing to open. */
  readonly versionArn: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly os: string | undefined;
  readonly type: string | undefined;
  readonly dateCreated: string | undefined;
}

/** An image version as the table needs it. */
export function toImageRow({ arn, name, version, type, ...entry }: ImageVersionEntry): ImageRow {
  const build = parseImageBuildVersionArn(arn ?? '');
  const parsed = build ?? parseImageVersionArn(arn ?? '');
  return {
    arn,
    versionArn: build ? imageVersionArn(build) : parsed?.arn,
    name: name ?? parsed?.image ?? arn ?? 'Unnamed image',
    version: parsed?.version ?? version,
    os: entry.osVersion ?? entry.platform,
    type: type === 'DOCKER' ? 'Container' : type,
    dateCreated: entry.dateCreated,
  };
}

/** What the filter looks in. */
export function textOfImage({ arn, name, version, os, type }: ImageRow): string {
  return [name, version, arn, os, type].filter((text) => text !== undefined).join('\n');
}
