import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { projectRoot } from '../../server/build/ensureBuilt.ts';
import { browserTargets } from '../browserTargets.ts';

/**
 * Builds the pages of `scripts/bench/bare/`, which have the same libraries and nothing else, or no library, for the same browsers and
 * with the same tools.
 *
 * @returns the folder it was built into
 */
export async function buildBarePage(): Promise<string> {
  // React has a larger form for any other value, and tools that call this may have set one.
  process.env['NODE_ENV'] = 'production';
  const outDir = join(projectRoot, 'node_modules', '.cache', 'bare-page');
  const root = fileURLToPath(new URL('bare', import.meta.url));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: [...browserTargets],
      cssTarget: [...browserTargets],
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['libraries.html', 'calls.html'].map((page) => join(root, page)) },
    },
  });
  return outDir;
}
