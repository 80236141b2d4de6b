import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserTargets } from './scripts/browserTargets.ts';
import { aroundRowsChunk, firstViewChunk } from './scripts/firstViewChunk.ts';
import { licenseNotices } from './scripts/licenseNotices.ts';
import { parseXmlWithoutDom } from './scripts/parseXmlWithoutDom.ts';
import { buildStamp } from './server/build/buildStamp.ts';
import { devApi } from './server/devApi.ts';

export default defineConfig({
  // One index.html works from any folder of a bucket.
  base: './',
  plugins: [react(), parseXmlWithoutDom(), licenseNotices(), buildStamp(), devApi()],
  build: {
    target: [...browserTargets],
    cssTarget: [...browserTargets],
    // The size budget and the journeys read from it which files the first view needs.
    manifest: true,
    modulePreload: {
      // Every browser of the targets preloads modules by itself.
      polyfill: false,
      // The first rows' code would have to name every file that is loaded later, to save those a round trip.
      resolveDependencies: (_file, files) => files.filter((file) => file.endsWith('.css')),
    },
    // An inlined asset would be a `data:` URL, which the content security policy allows to images only.
    assetsInlineLimit: 0,
    sourcemap: false,
    // How busy the machine was during a build is no fault of the build.
    rolldownOptions: {
      // The page, and the one on which a sign-in ends.
      input: ['index.html', 'signed-in.html'],
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: [{ name: firstViewChunk, priority: 1 }, { name: aroundRowsChunk }] },
      },
    },
  },
});
