import type { Browser } from 'playwright';

/** What the measured page shows, as selectors. */
export interface Shown {
  readonly row?: string;
  readonly cause?: string;
}

/** What happened until a page had shown a build. Times are milliseconds since the navigation. */
export interface FirstView {
  /** When the first row of data was in the document; Infinity where none is looked for. */
  readonly rowAt: number;
  readonly causeAt: number;
  /** The files that were requested until both were there, the page itself included, as paths below the page's folder. */
  readonly files: readonly string[];
  /** The API's requests until the cause, as rounds of operations: a round begins when the one before has been answered. */
  readonly rounds: readonly (readonly string[])[];
}

export interface Conditions {
  /** A slower machine and network: 4 times the CPU time, 10 Mbit/s, 40 ms latency. */
  readonly throttled: boolean;
}

export const ownPage: Required<Shown> = {
  // Skeleton rows are hidden from assistive technology.
  row: 'table[aria-label="Workflow executions"] tbody:not([aria-hidden="true"]) th[scope="row"]',
  cause: 'section[aria-label="Cause"]',
};

/** Opens a page in a new, empty browser context and reports how its first view came about. */
export async function watchFirstView(
  browser: Browser,
  url: string,
  shown: Shown,
  { throttled }: Conditions = { throttled: false },
): Promise<FirstView> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (throttled) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await session.send('Network.enable');
      const throughput = 10_000_000 / 8;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      });
    }
    await page.addInitScript(watch, Object.entries(shown));
    await page.goto(url);
    await page
      .waitForFunction(
        (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
        Object.keys(shown),
      )
      .catch(async (error: unknown) => {
        const text = await page.locator('body').innerText();
        throw new Error(`${Object.keys(shown).join(' and ')} did not appear. The page says:\n${text}`, {
          cause: error,
        });
      });
    const timings = await page.evaluate(readTimings);
    const base = new URL('.', url).href;
    const isOf = (name: string) => name.startsWith(base) && !name.includes('/api/');
    return {
      rowAt: timings.rowAt,
      causeAt: timings.causeAt,
      files: [url, ...timings.files.filter(isOf)].map((name) => new URL(name).pathname.slice(1)),
      rounds: roundsOf(timings.calls),
    };
  } finally {
    await context.close();
  }
}

/** In the page, before its own code: marks when each selector first matches. */
function watch(wanted: readonly (readonly [string, string])[]): void {
  const observer = new MutationObserver(() => {
    for (const [name, selector] of wanted) {
      if (performance.getEntriesByName(name).length > 0 || !document.querySelector(selector)) continue;
      performance.mark(name);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

interface Call {
  readonly operation: string;
  readonly from: number;
  readonly to: number;
}

/** In the page. No function in here has a name: tsx would mark it with a helper that the page does not have. */
function readTimings() {
  const [rowAt = Infinity, causeAt = Infinity] = ['row', 'cause'].map(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
  );
  const last = Math.max(...[rowAt, causeAt].filter((time) => time !== Infinity));
  const resources = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= last);
  return {
    rowAt,
    causeAt,
    files: resources.map(({ name }) => name),
    calls: resources
      .filter(({ name }) => name.includes('/api/'))
      .map(({ name, startTime, duration }) => ({
        operation: new URL(name).pathname.split('/').at(-1) ?? '',
        from: startTime,
        to: startTime + duration,
      })),
  };
}

function roundsOf(calls: readonly Call[]): string[][] {
  const rounds: string[][] = [];
  let firstEnd = -Infinity;
  for (const { operation, from, to } of calls.toSorted((a, b) => a.from - b.from)) {
    if (from >= firstEnd) {
      rounds.push([operation]);
      firstEnd = to;
    } else {
      rounds.at(-1)?.push(operation);
      firstEnd = Math.min(firstEnd, to);
    }
  }
  return rounds;
}
