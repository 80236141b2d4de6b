import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Browser } from 'playwright';
import type { Api } from '../../server/http/api.ts';
import { createApp } from '../../server/http/app.ts';
import { distFolder } from '../../server/build/ensureBuilt.ts';
import type { NodeEnv } from '../../server/http/guard.ts';
import { listen } from '../../server/http/listen.ts';
import { createSimulatorApi } from '../../server/simulator/simulatorApi.ts';
import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { buildBarePage } from './buildBarePage.ts';
import { type FirstView, ownPage, watchFirstView } from './firstView.ts';

/** Milliseconds that are added to each call of the API, as AWS takes them. */
const apiLatency = 50;

/** How often each page is opened, after once that does not count. */
const runs = 7;

export interface FirstViewReport {
  readonly throttled: boolean;
  /** Medians, in milliseconds. */
  readonly row: number;
  readonly cause: number;
  /** The first row of the page that has React, Query, Table and the SDK client. */
  readonly bareRow: number;
  /** The cause on a page that makes the same three calls without any library. */
  readonly bareCause: number;
  /** The page's own runs. */
  readonly views: readonly FirstView[];
}

/**
 * Opens a failed build with the page and with the bare pages, in turn, all served by the same server: files compressed, each call of
 * the API later by `apiLatency`.
 */
export async function measureFirstView(browser: Browser, throttled: boolean): Promise<FirstViewReport> {
  const api = delayed(createSimulatorApi(createSimulator()));
  const [own, bare] = await Promise.all([serve(api, distFolder), serve(api, await buildBarePage())]);
  const build = { build: catalog.linuxFailedComponent.arn };
  const { accessKeyId: key, secretAccessKey: secret } = simulatorCredentials;
  const urls = {
    own: `${own.origin}/?${new URLSearchParams(build)}`,
    libraries: `${bare.origin}/libraries.html?${new URLSearchParams({ ...build, key, secret })}`,
    calls: `${bare.origin}/calls.html?${new URLSearchParams({ ...build, launch: api.launchSecret })}`,
  };
  const conditions = { throttled };
  const views: FirstView[] = [];
  const bareRows: number[] = [];
  const bareCauses: number[] = [];
  try {
    for (let run = 0; run <= runs; run += 1) {
      const view = await watchFirstView(browser, urls.own, ownPage, conditions);
      const libraries = await watchFirstView(browser, urls.libraries, { row: 'tbody tr' }, conditions);
      const calls = await watchFirstView(browser, urls.calls, { cause: ownPage.cause }, conditions);
      if (run === 0) continue;
      views.push(view);
      bareRows.push(libraries.rowAt);
      bareCauses.push(calls.causeAt);
    }
  } finally {
    await Promise.all([own.close(), bare.close()]);
  }
  return {
    throttled,
    row: median(views.map(({ rowAt }) => rowAt)),
    cause: median(views.map(({ causeAt }) => causeAt)),
    bareRow: median(bareRows),
    bareCause: median(bareCauses),
    views,
  };
}

function delayed(api: Api): Api {
  return {
    ...api,
    async handle(call) {
      await sleep(apiLatency);
      return api.handle(call);
    },
  };
}

async function serve(api: Api, dist: string) {
  const app = new Hono<NodeEnv>();
  app.use(compress());
  app.route('/', createApp({ api, dist }));
  return listen(app, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
