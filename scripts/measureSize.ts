import { distFolder } from '../server/build/ensureBuilt.ts';
import { buildBarePage } from './buildBarePage.ts';
import type { FirstView } from './firstView.ts';
import { type SizedFile, staticScripts, total, weigh } from './pageSize.ts';

/** The most that the page's scripts may weigh, as a ratio to those of the libraries alone. */
export const sizeBudget = 1.15;

export interface SizeReport {
  /** The page's critical scripts, the heaviest first. */
  readonly files: readonly SizedFile[];
  /** Bytes, compressed. */
  readonly page: number;
  /** Bytes, compressed, of the page that has the libraries and nothing else. */
  readonly bare: number;
  readonly ratio: number;
}

/**
 * Weighs the scripts that are needed before the first row: what the entry imports statically, and whatever else a real
 * browser asked for until then.
 */
export async function measureSize({ scripts }: FirstView): Promise<SizeReport> {
  const bareFolder = await buildBarePage();
  const bare = total(await weigh(bareFolder, await staticScripts(bareFolder)));
  const files = await weigh(distFolder, [...(await staticScripts(distFolder)), ...scripts]);
  const page = total(files);
  return { files, page, bare, ratio: page / bare };
}
