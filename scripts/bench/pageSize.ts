import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    imports: v.optional(v.array(v.string()), []),
  }),
);

/** A built file and its compressed size. */
export interface SizedFile {
  /** Relative to the built folder. */
  readonly file: string;
  /** Compressed as a CDN would, in bytes. */
  readonly gzip: number;
}

/** The scripts of a built folder that load before its page runs: the one that the page names and all that it imports statically. */
export async function staticScripts(dist: string, name = 'index.html'): Promise<string[]> {
  const text = await readFile(join(dist, '.vite', 'manifest.json'), 'utf8');
  const manifest = v.parse(manifestSchema, JSON.parse(text));
  const page = await readFile(join(dist, name), 'utf8');
  const script = /<script[^>]* src="\.?\/(assets\/[^"]+)"/.exec(page)?.[1];
  const entry = Object.keys(manifest).find((key) => manifest[key]?.file === script);
  if (entry === undefined) throw new Error(`${name} in ${dist} names no script of its manifest.`);
  const seen = new Set([entry]);
  // The iteration of a set includes elements that are added during it.
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  return [...seen].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js'));
}

/** The sizes of files in a built folder, largest first. */
export async function weigh(dist: string, files: Iterable<string>): Promise<SizedFile[]> {
  const sized = await Promise.all(
    [...new Set(files)].map(async (file) => ({
      file,
      gzip: gzipSync(await readFile(join(dist, file)), { level: 9 }).length,
    })),
  );
  return sized.toSorted((a, b) => b.gzip - a.gzip);
}

/** The sum, in bytes. */
export function total(files: readonly SizedFile[]): number {
  return files.reduce((sum, { gzip }) => sum + gzip, 0);
}
