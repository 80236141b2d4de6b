import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunchOptions } from './scripts/chromium/chromium.ts';

const isCi = Boolean(process.env['CI']);

/** Journeys in a real Chromium, against the built page. A journey that passes only sometimes is a fault: no retries. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/buildForJourneys.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: isCi,
  // A slow machine is not a failure: these only say when to give up.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: isCi ? 'line' : 'list',
  use: {
    // Recording takes a third of a journey's time. `npx playwright test --trace on FILE` records one that failed.
    trace: 'off',
    launchOptions: chromiumLaunchOptions(),
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
});
