import type { Browser } from 'playwright';

/** What happened until the first row of a build stood in the page. Times are milliseconds since the navigation. */
export interface FirstView {
  /** The scripts asked for until then, as paths below the page's folder. */
  readonly scripts: readonly string[];
  /** When the first request to the API left. */
  readonly requestAt: number;
  /** When React's first commit was done: the page's own mark `react-rendered`, else its root's first child. */
  readonly renderedAt: number;
  /** When the first row of data was in the document. */
  readonly rowAt: number;
}

const marks = { row: 'first-row', root: 'first-root-child' } as const;

/** Opens a build in a new, empty browser context and reports how its first view came about. */
export async function watchFirstView(browser: Browser, url: string): Promise<FirstView> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(markFirsts, marks);
    await page.goto(url);
    await page
      .waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, marks.row)
      .catch(async (error: unknown) => {
        const text = await page.locator('body').innerText();
        throw new Error(`No row came. The page says:\n${text}`, { cause: error });
      });
    const { scripts, requestAt, renderedAt, rowAt } = await page.evaluate(readTimings, marks);
    if (requestAt === undefined) throw new Error('The page asked nothing of /api/imagebuilder/.');
    const base = new URL('.', url).href;
    const own = scripts.filter((name) => name.startsWith(base)).map((name) => name.slice(base.length));
    return { scripts: own, requestAt, renderedAt, rowAt };
  } finally {
    await context.close();
  }
}

type Marks = typeof marks;

/** In the page, before its own code: marks the root's first child and the first row with data. Skeleton rows are hidden. */
function markFirsts({ row, root }: Marks): void {
  const wanted = [
    [root, '#root > *'],
    [row, 'table[aria-label="Workflow executions"] tbody:not([aria-hidden="true"]) th[scope="row"]'],
  ] as const;
  const observer = new MutationObserver(() => {
    for (const [mark, selector] of wanted) {
      if (performance.getEntriesByName(mark).length > 0 || !document.querySelector(selector)) continue;
      performance.mark(mark);
      if (mark === row) observer.disconnect();
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** In the page. No function in here has a name: tsx would mark it with a helper that the page does not have. */
function readTimings({ row, root }: Marks) {
  const [rowAt = 0, rootAt = 0, renderedAt] = [row, root, 'react-rendered'].map(
    (mark) => performance.getEntriesByName(mark)[0]?.startTime,
  );
  const resources = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= rowAt);
  return {
    rowAt,
    scripts: resources.map(({ name }) => name).filter((name) => /\.m?js(?:\?|$)/.test(name)),
    requestAt: resources.find(({ name }) => name.includes('/api/imagebuilder/'))?.startTime,
    renderedAt: renderedAt ?? rootAt,
  };
}
