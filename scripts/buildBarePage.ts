import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { projectRoot } from '../server/build/ensureBuilt.ts';
import { browserTargets } from './browserTargets.ts';

/**
 * Builds `scripts/bare/`, a page with the same libraries and nothing else, for the same browsers and with the same tools.
 *
 * @returns the folder it was built into
 */
export async function buildBarePage(): Promise<string> {
  // React has a larger form for any other value, and tools that call this may have set one.
  process.env['NODE_ENV'] = 'production';
  const outDir = join(projectRoot, 'node_modules', '.cache', 'bare-page');
  await build({
    root: fileURLToPath(new URL('bare', import.meta.url)),
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
    },
  });
  return outDir;
}
