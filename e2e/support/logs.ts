import type { Locator, Page } from '@playwright/test';
import { causePanel } from './causeCard.ts';

/** The lines of the log beside a cause. */
export function excerpt(page: Page): Locator {
  return causePanel(page).getByRole('region', { name: 'Log lines of the failure' });
}

/** The line of the excerpt that explains the failure. */
export function markedLine(page: Page): Locator {
  return excerpt(page).getByRole('listitem').filter({ hasText: 'Error line:' });
}

/** The log viewer. */
export function viewer(page: Page): Locator {
  return page.getByRole('region', { name: /^Log of / });
}

/** The scrolling lines of the log viewer. */
export function logLines(page: Page): Locator {
  return viewer(page).getByRole('group', { name: 'Log lines' });
}

/** The lines of the log viewer that are in the document. */
export function lineItems(page: Page): Locator {
  return logLines(page).getByRole('listitem');
}
