import type { Browser, JSHandle, Page } from 'playwright';

/** Measurements of the page with a long list. Times are milliseconds, each the median of its runs. */
export interface RowsReport {
  /** The number of loaded rows, as shown on the page. */
  readonly loaded: string;
  readonly loadAllSeconds: number;
  /** The highest number of elements in the table at its top, its middle and its end. */
  readonly elements: number;
  /** From a click on a column's header until the table has its new rows. */
  readonly sort: number;
  /** From a change of the filter's text until the table has its new rows. */
  readonly filter: number;
  /** The time to sort as many strings with a collator, in the same page on this machine. */
  readonly baseline: number;
}

/** Loads all of a long list, scrolls through it, sorts it and filters it. */
export async function measureRows(browser: Browser, url: string): Promise<RowsReport> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1080 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const start = performance.now();
    await page.getByRole('button', { name: 'Load all' }).click();
    const end = page.getByText(/^[\d,]+ of [\d,]+ executions$/);
    await end.waitFor({ timeout: 300_000 });
    const loadAllSeconds = (performance.now() - start) / 1000;
    const loaded = await end.innerText();

    const elements = await countElements(page);
    const watch = await watchTable(page);
    const sorts = [];
    for (const column of ['Workflow', 'Status', 'Took']) {
      for (let click = 0; click < 3; click += 1) {
        const header = page.getByRole('columnheader', { name: column }).getByRole('button');
        sorts.push(await timeOf(page, watch, () => header.click()));
      }
    }
    const filters = [];
    const filter = page.getByRole('searchbox', { name: 'Filter' });
    for (const text of ['test', 'smoke', '', 'build-image', 'failed', '']) {
      filters.push(await timeOf(page, watch, () => filter.fill(text)));
    }
    return {
      loaded,
      loadAllSeconds,
      elements,
      sort: median(sorts),
      filter: median(filters),
      baseline: await measureBaseline(page),
    };
  } finally {
    await context.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function countElements(page: Page): Promise<number> {
  const table = page.getByRole('table', { name: 'Workflow executions' });
  const counts = [];
  for (const part of [0, 0.5, 1]) {
    await page.evaluate((share) => window.scrollTo(0, share * document.body.scrollHeight), part);
    // Two frames: one in which the page gets the scroll event, one in which it has rendered.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    counts.push(await table.evaluate((element) => element.querySelectorAll('*').length));
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  return Math.max(...counts);
}

/** The times of the latest input and of the latest change to the table's rows. */
interface Watch {
  inputAt: number;
  changedAt: number;
}

// Code that runs in the page has no named functions: tsx would mark them with a helper that the page does not have.

async function watchTable(page: Page): Promise<JSHandle<Watch>> {
  return page.getByRole('table', { name: 'Workflow executions' }).evaluateHandle((table) => {
    const watch: Watch = { inputAt: 0, changedAt: 0 };
    for (const type of ['click', 'input']) {
      window.addEventListener(type, (event) => (watch.inputAt = event.timeStamp), { capture: true });
    }
    const observer = new MutationObserver(() => (watch.changedAt = performance.now()));
    observer.observe(table, { childList: true, subtree: true });
    return watch;
  });
}

/** Milliseconds from the input that `act` makes until the last of the changes to the table that it leads to. */
async function timeOf(page: Page, watch: JSHandle<Watch>, act: () => Promise<void>): Promise<number> {
  await act();
  return page.evaluate(
    (times) =>
      new Promise<number>((resolve) => {
        const timer = setInterval(() => {
          const isQuiet = times.changedAt > times.inputAt && performance.now() - times.changedAt > 300;
          // The same order as before changes nothing, so there is no time to measure.
          const isUnchanged = performance.now() - times.inputAt > 3000;
          if (!isQuiet && !isUnchanged) return;
          clearInterval(timer);
          resolve(Math.max(0, times.changedAt - times.inputAt));
        }, 50);
      }),
    watch,
  );
}

async function measureBaseline(page: Page): Promise<number> {
  const runs = await page.evaluate(() => {
    const collator = new Intl.Collator('en', { numeric: true });
    // The same pseudo-random numbers each time.
    const texts = Array.from({ length: 12_000 }, (_, index) => `workflow-${(index * 7919) % 12_007}`);
    return Array.from({ length: 5 }, () => {
      const start = performance.now();
      texts.toSorted(collator.compare);
      return performance.now() - start;
    });
  });
  return median(runs);
}
