import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserTargets } from './scripts/browserTargets.ts';
import { firstViewChunk } from './scripts/firstViewChunk.ts';
import { splitSdkSchemas } from './scripts/splitSdkSchemas.ts';
import { buildStamp } from './server/buildStamp.ts';
import { devApi } from './server/devApi.ts';

export default defineConfig({
  // One index.html works from any folder of a bucket.
  base: './',
  plugins: [react(), splitSdkSchemas(), buildStamp(), devApi()],
  build: {
    target: [...browserTargets],
    cssTarget: [...browserTargets],
    // The size budget and the journeys read from it which files the first view needs.
    manifest: true,
    // Every browser of the targets preloads modules by itself.
    modulePreload: { polyfill: false },
    // An inlined asset would be a `data:` URL, which the content security policy allows to images only.
    assetsInlineLimit: 0,
    sourcemap: false,
    // How busy the machine was during a build is no fault of the build.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [{ name: firstViewChunk }] } },
    },
  },
});
