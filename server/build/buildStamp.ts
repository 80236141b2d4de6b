import { join } from 'node:path';
import type { Plugin } from 'vite';
import { hashSources, writeStamp } from './sources.ts';

/**
 * Writes the digest of the sources into the built folder, so that `npm start` knows whether to build again. The digest is
 * computed before the build: sources that change during it make the next start build again.
 */
export function buildStamp(): Plugin {
  let root = '';
  let dist = '';
  let digest = '';
  return {
    name: 'build-stamp',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      dist = join(config.root, config.build.outDir);
    },
    async buildStart() {
      digest = await hashSources(root);
    },
    async writeBundle() {
      await writeStamp(dist, digest);
    },
  };
}
