import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What a page recorded of its first view. */
export interface RecordedView {
  /** The number of frames between the first row and the cause. */
  readonly framesBetween: number;
  /** The requests for files, the page itself included, that were sent until both were in the document. */
  readonly files: readonly string[];
}

const selectors = {
  // Skeleton rows are hidden from assistive technology.
  row: 'table[aria-label="Workflow executions"] tbody:not([aria-hidden="true"]) th[scope="row"]',
  cause: 'section[aria-label="Cause"]',
} as const;

interface RecordingWindow extends Window {
  /** The frame and the time in which each selector first matched. */
  firstSeen?: Record<string, { readonly frame: number; readonly time: number }>;
  /** The sum of the layout shifts that no input caused. */
  layoutShift?: number;
}

/** Records the first view of each page that is opened from now on. */
export async function recordFirstView(page: Page): Promise<void> {
  await page.addInitScript((wanted) => {
    const view: RecordingWindow = window;
    const seen: NonNullable<RecordingWindow['firstSeen']> = {};
    view.firstSeen = seen;
    view.layoutShift = 0;
    let frame = 0;
    requestAnimationFrame(function count() {
      frame += 1;
      requestAnimationFrame(count);
    });
    new MutationObserver(() => {
      for (const [name, selector] of Object.entries(wanted)) {
        if (!seen[name] && document.querySelector(selector)) seen[name] = { frame, time: performance.now() };
      }
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('hadRecentInput' in entry && !entry.hadRecentInput && 'value' in entry) {
          view.layoutShift = (view.layoutShift ?? 0) + Number(entry.value);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, selectors);
}

/** Reads what was recorded once the rows and the cause are shown. */
export async function readFirstView(page: Page): Promise<RecordedView> {
  await expect(page.locator(selectors.row).first()).toBeVisible();
  await expect(page.locator(selectors.cause)).toBeVisible();
  return page.evaluate(() => {
    const { row, cause } = (window as RecordingWindow).firstSeen ?? {};
    if (!row || !cause) throw new Error('The rows or the cause were not recorded.');
    const end = Math.max(row.time, cause.time);
    const files = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime <= end && !name.includes('/api/'))
      .map(({ name }) => name);
    return { framesBetween: Math.abs(row.frame - cause.frame), files: [location.href, ...files] };
  });
}

/** The cumulative layout shift until now. The browser reports a shift after the frame in which it happened. */
export function readLayoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return (window as RecordingWindow).layoutShift ?? Number.NaN;
  });
}
