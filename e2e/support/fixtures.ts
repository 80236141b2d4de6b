import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { distFolder } from '../../server/build/ensureBuilt.ts';
import { createSimulatorApi } from '../../server/simulator/simulatorApi.ts';
import { startServer } from '../../server/http/startServer.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import type { ConfiguredAccount } from '../../src/auth/accounts.ts';
import { createSimulator } from '../../simulator/simulator.ts';

/** The time at which each simulated account starts. */
export const startOfTime = Date.parse('2026-11-20T12:00:00.000Z');

/** A clock that only the journey moves. */
export interface ManualClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves the account's clock. The page has its own clock: `page.clock`. */
  advance(milliseconds: number): void;
}

/** The built page and an account of its own behind it. */
export interface JourneyServer {
  /** The page's address, with a slash at its end. */
  readonly url: string;
  readonly simulator: ReturnType<typeof createSimulator>;
  readonly clock: ManualClock;
}

/** An account whose responses can carry its own time. */
export interface TimedServer extends JourneyServer {
  /** Gives responses the account's time instead of the machine's, for tests that assert ages. Signatures would be refused. */
  readonly sendAccountTime: () => void;
}

interface TestFixtures {
  /** An account of this test, for tests that change the account or move its clock. */
  readonly freshServer: TimedServer;
  /** Whether its server allows writes. */
  readonly writes: boolean;
  /** The Region that its page opens on. The sentinels are in us-east-1, the demo's pipelines in us-west-2. */
  readonly region: string;
  /** The accounts that its page reads: `test.use({ accounts: simulatedAccounts({ … }) })`. Default: one, which the page does not name. */
  readonly accounts: readonly ConfiguredAccount[] | undefined;
  /** Starts another server, with a new account. */
  readonly startServer: () => Promise<JourneyServer>;
  /** Console errors that this test expects, beside failed requests: `test.use({ expectedProblems: [/…/] })`. */
  readonly expectedProblems: readonly RegExp[];
  readonly watch: void;
}

interface WorkerFixtures {
  /** An account that all tests of a worker read. `page.goto('/?…')` goes here. */
  readonly server: JourneyServer;
}

/** Browsers log each response that is not 2xx, which journeys of faults expect. */
const failedRequest = /^Failed to load resource: /;

const violation = 'Content security policy violated: ';

/** Playwright's `test` with servers. It fails a journey whose page throws or logs an error. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const { server, close } = await runServer();
      await provide(server);
      await close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, provide) => provide(server.url),
  writes: [true, { option: true }],
  region: ['us-east-1', { option: true }],
  accounts: [undefined, { option: true }],
  freshServer: async ({ context, writes, region, accounts }, provide) => {
    const { server, close } = await runServer({ writes, region, accounts });
    await provide(server);
    await closePages(context);
    await close();
  },
  startServer: async ({ context }, provide) => {
    const started: RunningServer[] = [];
    await provide(async () => {
      const running = await runServer();
      started.push(running);
      return running.server;
    });
    await closePages(context);
    await Promise.all(started.map(({ close }) => close()));
  },
  expectedProblems: [[], { option: true }],
  watch: [
    async ({ context, expectedProblems }, provide) => {
      const problems = await collectProblems(context);
      await provide();
      const unexpected = problems.filter(
        (problem) => !expectedProblems.some((pattern) => pattern.test(problem)),
      );
      expect(unexpected, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Opens the executions of one of the simulator's builds.
 *
 * @param params further parameters of the page's address, such as `pageSize`
 * @param server another server than the worker's
 */
export async function openBuild(
  page: Page,
  key: CatalogKey,
  params: Readonly<Record<string, string | number>> = {},
  server?: JourneyServer,
): Promise<void> {
  const search = new URLSearchParams({ build: catalog[key].arn });
  for (const [name, value] of Object.entries(params)) search.set(name, String(value));
  await page.goto(`${server?.url ?? '/'}?${search}`);
}

/** Closes a test's pages before their server stops: a page that still loads would report the files that it no longer gets. */
export async function closePages(context: BrowserContext): Promise<void> {
  await Promise.all(
    context.pages().map(async (page) => {
      // `close` may never return for a window that closes itself meanwhile.
      const closed = new Promise<void>((resolve) => {
        page.once('close', () => resolve());
      });
      await Promise.race([closed, page.close()]);
    }),
  );
}

/** A clock that stands still at `startOfTime` until it is moved. */
export function createManualClock(): ManualClock {
  let time = startOfTime;
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

interface RunningServer {
  readonly server: TimedServer;
  readonly close: () => Promise<void>;
}

interface ServerOptions {
  readonly writes?: boolean;
  readonly region?: string;
  readonly accounts?: readonly ConfiguredAccount[] | undefined;
}

async function runServer({
  writes = true,
  region = 'us-east-1',
  accounts,
}: ServerOptions = {}): Promise<RunningServer> {
  const clock = createManualClock();
  // Its responses carry the machine's time, as the signatures do: with another time, the client would take every refused
  // signature for the fault of a wrong clock, and repeat the request.
  let sends: { now(): number } = Date;
  const simulator = createSimulator({ clock, wallClock: { now: () => sends.now() } });
  const server = await startServer({
    api: createSimulatorApi(simulator, { writes, region, accounts }),
    dist: distFolder,
  });
  const sendAccountTime = () => {
    sends = clock;
  };
  return {
    server: { url: `${server.origin}/`, simulator, clock, sendAccountTime },
    close: () => server.close(),
  };
}

/** A growing list of what any page of the context throws, logs as an error, or tries against its policy. */
async function collectProblems(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  context.on('weberror', (webError) => problems.push(`uncaught: ${webError.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) problems.push(message.text());
  });
  await context.addInitScript((prefix) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`${prefix}${violatedDirective} ${blockedURI}`);
    });
  }, violation);
  return problems;
}
