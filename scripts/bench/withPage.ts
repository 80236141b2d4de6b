import { type Browser, chromium } from 'playwright';
import { distFolder, ensureBuilt } from '../../server/build/ensureBuilt.ts';
import { createSimulatorApi } from '../../server/simulator/simulatorApi.ts';
import { startServer } from '../../server/http/startServer.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { chromiumLaunchOptions } from '../chromium/chromium.ts';

export interface BuiltPage {
  readonly browser: Browser;
  /** The address of a build's executions. */
  readonly urlOf: (key: CatalogKey, params?: Readonly<Record<string, string>>) => string;
}

/** Serves the built page with a simulated account, starts a Chromium, and stops both after `measure`. */
export async function withPage(measure: (page: BuiltPage) => Promise<void>): Promise<void> {
  await ensureBuilt();
  const server = await startServer({ api: createSimulatorApi(createSimulator()), dist: distFolder });
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    await measure({
      browser,
      urlOf: (key, params = {}) =>
        `${server.origin}/?${new URLSearchParams({ build: catalog[key].arn, ...params })}`,
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
