import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './scripts/chromium/chromium.ts';

/** Milliseconds. A slow machine is not a failure: they only say when to give up. */
const giveUpAfter = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

/** Pure modules run in Node (`*.test.ts`), components in a real Chromium (`*.test.tsx`). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...giveUpAfter,
          name: 'node',
          environment: 'node',
          include: ['{src,simulator,server,scripts,deploy}/**/*.test.ts'],
        },
      },
      {
        plugins: [react()],
        test: {
          ...giveUpAfter,
          name: 'browser',
          include: ['{src,simulator}/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
