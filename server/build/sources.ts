import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from '../startError.ts';

/** The sources of the built page, relative to the project's folder. */
const sources = [
  'index.html',
  'package-lock.json',
  'public',
  'scripts/browserTargets.ts',
  'scripts/firstViewChunk.ts',
  'scripts/licenseNotices.ts',
  'scripts/parseXmlWithoutDom.ts',
  'signed-in.html',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

/** Tests and their helpers are not sources of the page. */
const testFile = /\.test\.tsx?$|(?:^|\/)testing\//;

/** A digest of the names and contents of all sources. Times don't count, so that a copy has the same digest. */
export async function hashSources(root: string): Promise<string> {
  const paths = (await Promise.all(sources.map((source) => listFiles(join(root, source))))).flat();
  const names = paths.map((path) => relative(root, path).split(sep).join('/'));
  const hash = createHash('sha256');
  for (const name of names.filter((file) => !testFile.test(file)).toSorted()) {
    hash.update(`${name}\0`);
    hash.update(await readFile(join(root, name)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** The files at or under `path`; none when there is nothing. */
async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}

/** The file with the digest of a build's sources, in a folder that is not served. */
function stampPath(dist: string): string {
  return join(dist, '.vite', 'sources.sha256');
}

/** The digest of the sources of the build in `dist`. Undefined when there is no complete build. */
export async function readStamp(dist: string): Promise<string | undefined> {
  return readFile(stampPath(dist), 'utf8').catch(() => undefined);
}

/** Writes the digest of the sources of the build in `dist`. */
export async function writeStamp(dist: string, digest: string): Promise<void> {
  await mkdir(dirname(stampPath(dist)), { recursive: true });
  await writeFile(stampPath(dist), digest);
}
