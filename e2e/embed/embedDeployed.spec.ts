import { parseTemplate, templateText } from '../../deploy/readTemplate.ts';
import { catalog } from '../../simulator/catalog.ts';
import { element } from '../support/embedFixtures.ts';
import { expect } from '../support/fixtures.ts';
import { startHostPages } from '../support/hostPages.ts';
import { temporaryCredentials } from '../support/pasteCredentials.ts';
import { test } from '../support/standInFixtures.ts';

test('a deployment with its own headers allows the host pages that its parameter names', async ({
  page,
  start,
}) => {
  const hosts = await startHostPages();
  // The hosts of the journeys have no TLS, which the parameter insists on.
  const pattern = templateText()
    .split('\n')
    .filter((line) => line.includes("AllowedPattern: '^$|^https://(\\*"));
  expect(pattern).toHaveLength(1);
  const template = parseTemplate(templateText().replace(pattern[0] ?? '', "    AllowedPattern: '.*'"));
  const { standIn } = await start({
    template,
    parameters: { FrameAncestors: hosts.origin },
    access: { kind: 'host' },
  });
  const path = hosts.add({
    head: `<script async src="${standIn.url}embed.js"></script>`,
    body: `<imagebuilder-workflows build="${catalog.linuxSucceeded.arn}"></imagebuilder-workflows>`,
  });
  const table = page.frameLocator('iframe').getByRole('table', { name: 'Workflow executions' });
  await page.goto(hosts.origin + path);
  await expect(page.frameLocator('iframe').getByText('The host page signs you in')).toBeVisible();
  // Its host may hand over credentials only once it has the port of a page that its policy names.
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  const give = () =>
    element(page).evaluate(
      (one: ImageBuilderWorkflowsElement, credentials) => one.setCredentials(credentials),
      { ...temporaryCredentials(), expiration },
    );
  await expect.poll(give).toBe(true);
  await expect(table).toBeVisible();
  // The port was handed over: the page’s list is the policy’s.
  await expect(page.locator('imagebuilder-workflows').getByRole('link')).toBeHidden();

  await test.step('without it, neither the script nor the page is for others', async () => {
    const closed = await start();
    for (const [file, policy] of [
      ['', "frame-ancestors 'none'"],
      ['embed.js', "frame-ancestors 'none'"],
    ] as const) {
      const headers = (await page.request.get(closed.standIn.url + file)).headers();
      expect(headers['content-security-policy']).toContain(policy);
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    const open = (await page.request.get(`${standIn.url}boot.js`)).headers();
    expect(open).toMatchObject({
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-cache',
    });
  });
  await hosts.close();
});
