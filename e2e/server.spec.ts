import { createServer } from 'node:http';
import { expect, openBuild, test } from './fixtures.ts';

test('the page opens from the server, keeps its policy, and asks its own origin', async ({
  page,
  server,
}) => {
  const asked = page.waitForResponse((response) => response.url().includes('/api/imagebuilder/'));
  await openBuild(page, 'linuxSucceeded');
  const response = await asked;
  expect(new URL(response.url()).origin).toBe(new URL(server.url).origin);
  expect(response.status()).toBe(200);
  expect(await response.headerValue('cache-control')).toBe('no-store');
  await expect(page.getByRole('table', { name: 'Workflow executions' })).toBeVisible();
});

test.describe('a page that tries what its policy forbids', () => {
  test.use({ expectedProblems: [/content security policy/i] });

  test('can neither run a script from its text nor reach another site', async ({ page }) => {
    await page.goto('/');
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "injected"';
      document.body.append(script);
      const reached = await fetch('http://192.0.2.1/').then(
        () => true,
        () => false,
      );
      return { reached, title: document.title };
    });
    expect(outcome.reached).toBe(false);
    expect(outcome.title).not.toBe('injected');
  });
});

test.describe('a page of another site on this machine', () => {
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
    elsewhere.close();
  });
});
