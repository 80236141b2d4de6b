import { join } from 'node:path';
import type { Plugin } from 'vite';
import { hashSources, writeStamp } from './sources.ts';

/**
 * Notes in the built folder what it was built of, so that `npm start` knows whether to build again. The digest is taken
 * before the build: sources that change meanwhile make the next start build once more.
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
