import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserTargets } from './scripts/browserTargets.ts';
import { firstViewChunks, preloadFirstView } from './scripts/firstViewChunk.ts';
import { licenseNotices } from './scripts/licenseNotices.ts';
import { parseXmlWithoutDom } from './scripts/parseXmlWithoutDom.ts';
import { buildStamp } from './server/build/buildStamp.ts';
import { devApi } from './server/devApi.ts';

export default defineConfig({
  // One index.html works from any folder of a bucket.
  base: './',
  plugins: [react(), preloadFirstView(), parseXmlWithoutDom(), licenseNotices(), buildStamp(), devApi()],
  build: {
    target: [...browserTargets],
    cssTarget: [...browserTargets],
    // The size budget and the journeys read from it which files the first view needs.
    manifest: true,
    // Our own plugin preloads the one chunk that is needed at once; later ones are asked for by a user, one at a time.
    modulePreload: false,
    // One stylesheet: it is small, and no part of the page moves when its styles arrive.
    cssCodeSplit: false,
    // An inlined asset would be a `data:` URL, which the content security policy allows to images only.
    assetsInlineLimit: 0,
    sourcemap: false,
    // How busy the machine was during a build is no fault of the build.
    rolldownOptions: {
      // The page, and the one on which a sign-in ends.
      input: ['index.html', 'signed-in.html'],
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: firstViewChunks },
      },
    },
  },
});
