import { expect, type Page, type Request } from '@playwright/test';

/** Longer than the page's intervals between two polls, refreshes or checks of a lost write. */
export const pollInterval = 5_000;

/** How long an assertion may wait for the page to render before the clock is advanced further. Not a limit of the test. */
const renderTime = 1_000;

/** The clock of one page, which can be moved ahead. Otherwise it runs with the machine's. */
export interface PageClock {
  /** Moves the page ahead in time once its reads have responses; each timer that becomes due fires once. */
  advance(milliseconds: number): Promise<void>;
  /**
   * Moves the page ahead by one interval at a time until the assertion holds. Only the test's own time limit ends it.
   *
   * Waits for the responses to reads before each step: a page whose clock runs faster than its network would see its requests
   * time out. Writes are not waited for, since some never get a response.
   *
   * @param assertion gets the `timeout` to pass to `expect`
   */
  advanceUntil(assertion: (within: { readonly timeout: number }) => Promise<void>): Promise<void>;
}

/** Installs a clock in a page before it opens. Signatures carry the machine's time, so it starts there. */
export async function installClock(page: Page, time: number = Date.now()): Promise<PageClock> {
  const reads = trackReads(page);
  await page.clock.install({ time });
  return {
    async advance(milliseconds) {
      await expect.poll(() => reads.size).toBe(0);
      await page.clock.fastForward(milliseconds);
    },
    async advanceUntil(assertion) {
      await expect(async () => {
        await expect.poll(() => reads.size).toBe(0);
        await page.clock.fastForward(pollInterval);
        await expect.poll(() => reads.size).toBe(0);
        await rendered(page);
        await assertion({ timeout: renderTime });
      }).toPass({ intervals: [0] });
    },
  };
}

/** Makes the random part of every backoff 0, so that retries follow at once. */
export async function withoutBackoff(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Math.random = () => 0;
  });
}

/** Waits until the page has handled what arrived before: two frames. */
function rendered(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  });
}

const writes = /\/(?:SendWorkflowStepAction|RetryImage|CancelImageCreation|StartImagePipelineExecution)$/;

/** The page's requests to the API, without writes, that have no response yet. */
function trackReads(page: Page): ReadonlySet<Request> {
  const open = new Set<Request>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/') && !writes.test(pathname)) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  // A navigation drops the requests of the document before it, not always with an event.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) open.clear();
  });
  return open;
}
