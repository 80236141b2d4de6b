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

test('another site can neither read nor write through the server', async ({ context, server }) => {
  const foreign = await context.newPage();
  await context.route('http://attacker.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' }),
  );
  await foreign.goto('http://attacker.example/');
  const statuses: number[] = [];
  foreign.on('response', (response) => statuses.push(response.status()));
  const reads = await foreign.evaluate(async (url) => {
    const attempt = (init?: RequestInit) =>
      fetch(`${url}api/imagebuilder/us-east-1/ListImages`, init).then(
        () => 'read',
        () => 'refused',
      );
    return [await attempt({ method: 'POST', body: '{}' }), await attempt({ method: 'PUT', body: '{}' })];
  }, server.url);
  expect(reads).toEqual(['refused', 'refused']);
  expect(statuses.every((status) => status === 403)).toBe(true);
});
