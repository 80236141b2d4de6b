import type { Locator, Page, Route } from '@playwright/test';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import type { JourneyServer } from './fixtures.ts';

/** The list of a build's executions. */
export function executionsTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Workflow executions' });
}

/** The row headers of the executions in the document. */
export function executionRows(page: Page): Locator {
  return executionsTable(page).getByRole('rowheader');
}

/** The row of an execution, with its details when it is open. */
export function executionItem(page: Page, name: string | RegExp): Locator {
  return executionsTable(page)
    .getByRole('rowgroup')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

/** The button that loads the next page. */
export function loadMore(page: Page): Locator {
  return page.getByRole('button', { name: 'Load more' });
}

/** The button that loads all pages. */
export function loadAll(page: Page): Locator {
  return page.getByRole('button', { name: 'Load all' });
}

/** The heading with the number of executions by status. */
export function summary(page: Page): Locator {
  return page.getByRole('heading', { level: 2, name: /executions?(:|$)/ });
}

/** The header of a column, with its sort button. */
export function columnHeader(page: Page, name: string): Locator {
  return executionsTable(page).getByRole('columnheader', { name });
}

/** The facts of the responses, below the list. */
export function responseFacts(page: Page): Locator {
  return page.getByRole('main').locator('footer');
}

/** Execution ids in the order in which the table shows them. */
export async function shownIds(page: Page): Promise<string[]> {
  return executionsTable(page)
    .locator('tr[id^="row-"]')
    .evaluateAll((rows) => rows.map(({ id }) => id.slice('row-'.length)));
}

/** The inputs of the requests for a build's executions, in order. */
export function listRequests(
  { simulator }: Pick<JourneyServer, 'simulator'>,
  key: CatalogKey,
): readonly ListInput[] {
  return simulator.log
    .filter(({ operation }) => operation === 'ListWorkflowExecutions')
    .map(({ input }) => listInput(input))
    .filter(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
}

export interface ListInput {
  readonly imageBuildVersionArn?: unknown;
  readonly maxResults?: unknown;
  readonly nextToken?: unknown;
}

function listInput(input: unknown): ListInput {
  return typeof input === 'object' && input !== null ? input : {};
}

/**
 * Holds the page's requests for executions until `release` is called, so that a test can check what the page shows
 * meanwhile.
 *
 * @param which the requests to hold; all when left out
 */
export async function holdRequests(
  page: Page,
  which: (input: ListInput) => boolean = () => true,
): Promise<{ release: () => Promise<void> }> {
  const held: Route[] = [];
  let holding = true;
  await page.route('**/ListWorkflowExecutions', async (route) => {
    if (holding && which(listInput(route.request().postDataJSON()))) held.push(route);
    else await route.continue();
  });
  return {
    async release() {
      holding = false;
      for (const route of held.splice(0)) await route.continue();
    },
  };
}
