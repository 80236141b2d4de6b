import type { Browser, Page } from 'playwright';

/** Measurements of the log viewer with the longest log. Times are milliseconds. */
export interface LogReport {
  /** The number of loaded lines, as shown on the page. */
  readonly lines: string;
  /** The highest number of line elements in the document while it scrolls. */
  readonly elements: number;
  /** Frames of the scroll that took longer than `longFrame`. */
  readonly longFrames: number;
  readonly frames: number;
  /** Long frames of an empty page in the same time: what other work on this machine costs any page. */
  readonly longFramesOfEmptyPage: number;
  /** From a change of the search text until the count of all matching lines is shown; the slowest of several. */
  readonly search: number;
}

/** Milliseconds. Two frames at 60 Hz are 33 ms: a longer one means a missed frame. */
export const longFrame = 25;
const scrollSeconds = 5;

/** Loads all lines of a log, scrolls through them, and searches them. */
export async function measureLog(browser: Browser, url: string): Promise<LogReport> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1080 } });
  try {
    const page = await context.newPage();
    const longFramesOfEmptyPage = await countLongFrames(page);
    await page.goto(`${url}&view=log`);
    const viewer = page.getByRole('region', { name: 'Log of the build' });
    await viewer.getByRole('button', { name: 'Load all' }).click();
    const loaded = viewer.getByText(/^[\d,]+ lines$/);
    await loaded.waitFor({ timeout: 300_000 });
    return {
      lines: await loaded.innerText(),
      longFramesOfEmptyPage,
      ...(await scroll(page)),
      search: await search(page),
    };
  } finally {
    await context.close();
  }
}

/** Counts the long frames of a page that does nothing. */
function countLongFrames(page: Page): Promise<number> {
  return page.evaluate(
    async ({ seconds, limit }) => {
      const begin = await new Promise<number>(requestAnimationFrame);
      let last = begin;
      let longFrames = 0;
      while (last - begin < seconds * 1000) {
        const now = await new Promise<number>(requestAnimationFrame);
        if (now - last > limit) longFrames += 1;
        last = now;
      }
      return longFrames;
    },
    { seconds: scrollSeconds, limit: longFrame },
  );
}

/** Scrolls from the top by a page each frame for some seconds, and measures each frame. */
function scroll(page: Page): Promise<Pick<LogReport, 'elements' | 'longFrames' | 'frames'>> {
  return page.getByRole('group', { name: 'Log lines' }).evaluate(
    async (box, { seconds, limit }) => {
      box.scrollTop = 0;
      // The jump to the top is not part of the scroll.
      for (let count = 0; count < 30; count += 1) await new Promise<number>(requestAnimationFrame);
      const begin = await new Promise<number>(requestAnimationFrame);
      let last = begin;
      let [elements, longFrames, frames] = [0, 0, 0];
      while (last - begin < seconds * 1000) {
        box.scrollTop += 120;
        const now = await new Promise<number>(requestAnimationFrame);
        frames += 1;
        if (now - last > limit) longFrames += 1;
        elements = Math.max(elements, box.querySelectorAll('li').length);
        last = now;
      }
      return { elements, longFrames, frames };
    },
    { seconds: scrollSeconds, limit: longFrame },
  );
}

/** Searches for texts that are rare, frequent and absent, and with a regular expression. */
async function search(page: Page): Promise<number> {
  const viewer = page.getByRole('region', { name: 'Log of the build' });
  const field = viewer.getByRole('searchbox');
  let slowest = 0;
  const texts = ['/item/123456 ', 'GET', 'nothing like it', String.raw`item/\d*77 200`];
  for (const [index, text] of texts.entries()) {
    if (index === texts.length - 1) await viewer.getByRole('button', { name: 'Regular expression' }).click();
    slowest = Math.max(slowest, await timeOfSearch(page, () => field.fill(text)));
  }
  return slowest;
}

/** Milliseconds from the input event until the status names a number of lines, measured in the page. */
async function timeOfSearch(page: Page, change: () => Promise<void>): Promise<number> {
  const watch = await page.evaluateHandle(() => {
    const started = new Promise<number>((resolve) => {
      document.addEventListener('input', () => resolve(performance.now()), { capture: true, once: true });
    });
    // An object's method: a named function would need a helper that the page does not have.
    return {
      async result() {
        const from = await started;
        for (;;) {
          await new Promise(requestAnimationFrame);
          const status = document.querySelector('search [role="status"]')?.textContent ?? '';
          if (/matching line/.test(status)) return performance.now() - from;
        }
      },
    };
  });
  const result = watch.evaluate((each) => each.result());
  await change();
  return result;
}
