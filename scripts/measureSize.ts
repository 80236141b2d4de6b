import { distFolder } from '../server/build/ensureBuilt.ts';
import { buildBarePage } from './buildBarePage.ts';
import type { FirstView } from './firstView.ts';
import { type SizedFile, staticScripts, total, weigh } from './pageSize.ts';

/** The size limit of the page's scripts, as a ratio to those of the libraries alone. */
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
 * Measures the scripts that are needed before the first row: the entry's static imports, and everything else that a real
 * browser requested until then.
 */
export async function measureSize({ scripts }: FirstView): Promise<SizeReport> {
  const bareFolder = await buildBarePage();
  const bare = total(await weigh(bareFolder, await staticScripts(bareFolder)));
  const files = await weigh(distFolder, [...(await staticScripts(distFolder)), ...scripts]);
  const page = total(files);
  return { files, page, bare, ratio: page / bare };
}
