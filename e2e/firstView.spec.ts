import { expect, openBuild, test } from './support/fixtures.ts';

test('requests list, image and failed steps in two rounds, before the code that shows them is loaded', async ({
  page,
  freshServer,
}) => {
  const operations: string[] = [];
  page.on('request', (request) => {
    const [, operation] = /\/api\/imagebuilder\/[\w-]+\/(\w+)/.exec(request.url()) ?? [];
    if (operation) operations.push(operation);
  });
  const steps = page.waitForRequest(/\/ListWorkflowStepExecutions$/);
  let codeArrived = false;
  await page.route(/\/assets\/view-[^/]+\.js$/, async (route) => {
    await steps;
    codeArrived = true;
    await route.continue();
  });
  await openBuild(page, 'linuxFailedComponent', {}, freshServer);
  await steps;
  expect(operations.slice(0, 2).toSorted()).toEqual(['GetImage', 'ListWorkflowExecutions']);
  expect(operations.slice(2)).toEqual(['ListWorkflowStepExecutions']);
  await expect(page.getByRole('region', { name: 'Cause' })).toBeVisible();
  expect(codeArrived).toBe(true);
  // The page reads what was requested before, and requests none of it again.
  for (const once of ['ListWorkflowExecutions', 'GetImage', 'ListWorkflowStepExecutions']) {
    expect(operations.filter((operation) => operation === once)).toHaveLength(1);
  }
});
