import { distFolder } from '../../server/build/ensureBuilt.ts';
import { buildBarePage } from './buildBarePage.ts';
import type { FirstView } from './firstView.ts';
import { type SizedFile, staticScripts, total, weigh } from './pageSize.ts';

/** The most that the scripts of the first view may weigh, as a ratio to a page that has React, Query, Table and the SDK client. */
export const sizeBudget = 0.96;

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
 * Weighs the scripts that are needed until header, cause and rows of a failed build are shown: what the entry imports
 * statically, and whatever else a real browser requested until then.
 */
export async function measureSize({ files: requested }: FirstView): Promise<SizeReport> {
  const bareFolder = await buildBarePage();
  const bare = total(await weigh(bareFolder, await staticScripts(bareFolder, 'libraries.html')));
  const scripts = requested.filter((file) => file.startsWith('assets/') && file.endsWith('.js'));
  const files = await weigh(distFolder, [...(await staticScripts(distFolder)), ...scripts]);
  const page = total(files);
  return { files, page, bare, ratio: page / bare };
}
