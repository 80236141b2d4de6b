import { createServer } from 'node:http';
import { expect, openBuild, test } from './support/fixtures.ts';

test('opens the page from the server, and calls the API of its own origin', async ({ page, server }) => {
  const apiResponse = page.waitForResponse((response) => response.url().includes('/api/imagebuilder/'));
  await openBuild(page, 'linuxSucceeded');
  const response = await apiResponse;
  expect(new URL(response.url()).origin).toBe(new URL(server.url).origin);
  expect(response.status()).toBe(200);
  expect(await response.headerValue('cache-control')).toBe('no-store');
  await expect(page.getByRole('table', { name: 'Workflow executions' })).toBeVisible();
});

test('links the licence notices of the packages in the page', async ({ page, server }) => {
  await page.goto('/');
  const link = page.locator('link[rel=license]');
  const address = await link.evaluate((element: HTMLLinkElement) => element.href);
  expect(new URL(address).origin).toBe(new URL(server.url).origin);
  const response = await page.request.get(address);
  expect(response.headers()['content-type']).toMatch(/^text\/plain/);
  const notices = await response.text();
  expect(notices).toMatch(/^react \d[\d.]*, MIT, source: https:\/\/github\.com\//m);
  expect(notices).toMatch(
    /^@jmespath-community\/jmespath \d[\d.]*, MPL-2\.0, source: https:\/\/github\.com\//m,
  );
  expect(notices).toContain('Mozilla Public License');
});

test.describe('the content security policy', () => {
  test.use({ expectedProblems: [/content security policy|requires 'Trusted\w+' assignment/i] });

  test('blocks markup and scripts from text, and requests to other sites', async ({ page }) => {
    await page.goto('/');
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.append('document.title = "injected"');
      document.body.append(script);
      let markup = 'refused';
      try {
        document.body.innerHTML = '<b>injected</b>';
        markup = 'made';
      } catch {
        // Trusted Types: the page has no policy that makes markup.
      }
      const reached = await fetch('http://192.0.2.1/').then(
        () => true,
        () => false,
      );
      return { reached, markup, title: document.title };
    });
    expect(outcome).toMatchObject({ reached: false, markup: 'refused' });
    expect(outcome.title).not.toBe('injected');
  });
});

test.describe('a page of another site', () => {
  test.use({ expectedProblems: [/blocked by CORS policy/] });

  test('can neither read nor write through the server', async ({ page, freshServer }) => {
    const elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    const address = elsewhere.address();
    await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`);

    const outcomes = await page.evaluate(async (api) => {
      const attempt = (init: RequestInit) =>
        fetch(api, init).then(
          () => 'read',
          () => 'refused',
        );
      return [
        await attempt({ method: 'POST', body: '{}' }),
        await attempt({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
        await attempt({ method: 'PUT', body: '{}' }),
      ];
    }, `${freshServer.url}api/imagebuilder/us-east-1/ListImages`);
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);
    expect(freshServer.simulator.log).toEqual([]);
    await page.close();
    elsewhere.close();
  });
});
