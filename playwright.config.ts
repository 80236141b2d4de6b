import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunchOptions } from './scripts/chromium.ts';

const isCi = Boolean(process.env['CI']);

/** Journeys in a real Chromium, against the built page. A journey that passes only sometimes is a fault: no retries. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/buildForJourneys.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: isCi,
  // What is slow on a busy machine is not wrong: these only say when to give up.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: isCi ? 'line' : 'list',
  use: {
    trace: 'retain-on-failure',
    launchOptions: chromiumLaunchOptions(),
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
});
