import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { cacheControl } from './headers.ts';

/** One file of the built page as an object in the bucket. */
export interface SiteFile {
  /** Its key, without a slash in front. */
  readonly key: string;
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
  /** The name of an asset changes with its content. All other files keep their names. */
  readonly kind: 'asset' | 'file' | 'page';
}

/** Explicit, since the AWS CLI's guess depends on the machine, and `nosniff` makes browsers insist on the type. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The deployment's own file, which is not part of a build. */
export const configFile = {
  key: 'config.json',
  contentType: 'application/json',
  cacheControl: cacheControl.answer,
} as const;

/**
 * The files of a build, in the order of their keys. The build's notes are left out, and so is a `config.json`.
 *
 * @throws when a file is of a kind that no content type is known for
 */
export async function listSiteFiles(dist: string): Promise<SiteFile[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((key) => !key.startsWith('.') && key !== configFile.key)
    .toSorted()
    .map((key) => {
      const kind = kindOf(key);
      return {
        key,
        path: join(dist, key),
        contentType: contentTypeOf(key),
        cacheControl: kind === 'asset' ? cacheControl.hashedAsset : cacheControl.file,
        kind,
      };
    });
}

function kindOf(key: string): SiteFile['kind'] {
  if (key.startsWith('assets/')) return 'asset';
  return key.endsWith('.html') ? 'page' : 'file';
}

function contentTypeOf(key: string): string {
  const type = contentTypes[extname(key)];
  if (type === undefined) throw new Error(`${key}: no content type is known for such a file.`);
  return type;
}
