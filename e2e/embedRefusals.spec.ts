import { catalog } from '../simulator/catalog.ts';
import { detailsOf, element, elementPage, framed, strictPolicy, test } from './support/embedFixtures.ts';
import { executionsTable, listRequests } from './support/executions.ts';
import { expect } from './support/fixtures.ts';

const heading = (page: Parameters<typeof framed>[0]) => framed(page).getByRole('heading', { level: 1 });

test.describe('a page that is not named', () => {
  test.use({
    expectedProblems: [/frame-ancestors|target origin provided .* does not match|chrome-error:/],
  });

  test('gets no frame, no word, and a link instead', async ({
    page,
    hosts,
    dashboard,
    startDashboard,
    heard,
    openHost,
  }) => {
    const nobody = await startDashboard({ frameAncestors: [] });
    for (const [what, from, origin] of [
      ['a stranger', dashboard, hosts.strangerOrigin],
      ['anybody, where nobody is named', nobody, hosts.origin],
    ] as const) {
      await test.step(what, async () => {
        const before = detailsOf(heard, 'error').length;
        // Without a script of the dashboard's that a stranger may not load: the element comes from the one that may.
        const host = elementPage(from, 'linuxSucceeded', { timeout: '1000', src: from.url });
        const head = `<script src="${dashboard.url}embed.js" defer></script>`;
        await openHost({ ...host, head, headers: {} }, origin);
        await expect.poll(() => detailsOf(heard, 'error').length).toBe(before + 1);
        expect(detailsOf(heard, 'error').at(-1)).toMatchObject({ code: 'timeout' });
        await expect(element(page)).toContainText('The dashboard did not answer');
        const link = element(page).getByRole('link', { name: 'Open the workflow executions' });
        await expect(link).toHaveAttribute(
          'href',
          `${from.url}?build=${encodeURIComponent(catalog.linuxSucceeded.arn)}&clock=utc`,
        );
        await expect(page.locator('iframe')).toBeHidden();
        expect(listRequests(from, 'linuxSucceeded')).toEqual([]);
      });
    }
    expect(detailsOf(heard, 'ready')).toEqual([]);

    await test.step('nor may a page that is not named load the script, where nobody is', async () => {
      const answer = await page.request.get(`${nobody.url}embed.js`);
      expect(answer.headers()['cross-origin-resource-policy']).toBe('same-origin');
    });
  });
});

test('only the parent that is named is listened to, and only what it may say', async ({
  page,
  hosts,
  dashboard,
  openHost,
}) => {
  // A frame beside it, that tries first. It may frame the page too: only that it does not is in its way.
  const beside = `${hosts.sameSiteOrigin}${hosts.add({ body: 'beside' })}`;
  const source = `${dashboard.url}?embed=1&build=${catalog.running.arn}`;
  await openHost({ body: `<iframe src="${source}"></iframe><iframe src="${beside}"></iframe>` });
  await expect(heading(page)).toContainText('running-image');
  await framed(page).getByRole('button', { name: 'Pause refreshing' }).click();

  /** Sends a hello from a window, and says what comes back until a ping of the browser's own has gone round after it. */
  const greet = (from: 'parent' | 'beside', message: unknown, howManyPorts = 1) =>
    (from === 'parent' ? page.locator('body') : framed(page, 1).locator('body')).evaluate(
      async (_body, [data, ports]) => {
        const target = window.parent.frames[0];
        const { port1, port2 } = new MessageChannel();
        const answers: unknown[] = [];
        port1.addEventListener('message', (event: MessageEvent<unknown>) => answers.push(event.data));
        port1.start();
        target?.postMessage(data, '*', ports === 0 ? [] : [port2]);
        for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
        return answers;
      },
      [message, howManyPorts] as const,
    );
  const hello = { imagebuilderWorkflows: 1, type: 'hello' };

  await test.step('silence for another window, and for what is no hello', async () => {
    expect(await greet('beside', hello)).toEqual([]);
    for (const wrong of [
      null,
      'hello',
      [hello],
      { type: 'hello' },
      { ...hello, imagebuilderWorkflows: '1' },
    ]) {
      expect(await greet('parent', wrong)).toEqual([]);
    }
    expect(await greet('parent', hello, 0)).toEqual([]);
  });

  await test.step('another version is told so', async () => {
    expect(await greet('parent', { ...hello, imagebuilderWorkflows: 2 })).toEqual([
      { type: 'error', code: 'version', message: expect.stringContaining('version 1') },
    ]);
  });

  await test.step('a hello is answered, once', async () => {
    await page.evaluate((data) => {
      const { port1, port2 } = new MessageChannel();
      const answers: unknown[] = [];
      port1.addEventListener('message', (event: MessageEvent<unknown>) => answers.push(event.data));
      port1.start();
      Object.assign(window, { answers, port: port1 });
      window.frames[0]?.postMessage(data, '*', [port2]);
    }, hello);
    const answers = () =>
      page.evaluate((): { type: string; code?: string }[] => Reflect.get(window, 'answers'));
    await expect.poll(answers).toContainEqual({ type: 'ready', version: 1 });
    await expect.poll(async () => (await answers()).map(({ type }) => type)).toContain('state');
    expect(await greet('parent', hello)).toEqual([]);
    expect(await greet('beside', hello)).toEqual([]);

    const say = (...messages: readonly unknown[]) =>
      page.evaluate((all) => {
        const port: unknown = Reflect.get(window, 'port');
        if (port instanceof MessagePort) for (const one of all) port.postMessage(one);
      }, messages);
    const before = (await answers()).length;
    await say(
      null,
      'theme',
      [],
      { type: 'theme', theme: 'pink' },
      { type: 'setBuild', build: 7 },
      { type: 'setBuild', build: 'x'.repeat(1_000_000) },
      { type: 'navigate', href: 'https://example.com/' },
      { type: 'clock', clock: 'utc' },
    );
    // The last one was all right, so the others were looked at before.
    await expect(framed(page).getByRole('time').first()).toHaveText(/^2026-11-20/);
    await expect(framed(page).locator('html')).toHaveAttribute('data-theme', 'system');
    await expect(heading(page)).toContainText('running-image');
    expect((await answers()).slice(before).map(({ type }) => type)).toEqual(['navigate']);

    await test.step('a flood is dropped, and is over when it is over', async () => {
      const asked = listRequests(dashboard, 'running').length;
      await say(...Array.from({ length: 500 }, () => ({ type: 'refresh' })));
      await expect.poll(async () => (await answers()).map(({ code }) => code)).toContain('rate');
      expect((await answers()).filter(({ code }) => code === 'rate')).toHaveLength(1);
      await expect
        .poll(async () => {
          await say({ type: 'theme', theme: 'dark' });
          return framed(page).locator('html').getAttribute('data-theme');
        })
        .toBe('dark');
      // One look at a time, whoever asks.
      expect(listRequests(dashboard, 'running').length - asked).toBeLessThanOrEqual(40);
    });

    await test.step('credentials are not for a deployment that has its own', async () => {
      const credentials = {
        type: 'credentials',
        accessKeyId: 'a',
        secretAccessKey: 'b',
        sessionToken: 'c',
        expiration: 0,
      };
      await expect
        .poll(async () => {
          // So soon after the flood one of them may still be one too many.
          await say(credentials);
          return answers();
        })
        .toContainEqual({
          type: 'error',
          code: 'credentials',
          message: 'This deployment takes no credentials from the page around it.',
        });
    });
  });
});

test('a list that the policy does not have is the page’s own: a parent in none of both gets silence', async ({
  page,
  dashboard,
  heard,
  openHost,
}) => {
  // As if a proxy had taken the policy away.
  await page.route(`${dashboard.url}config.json`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      json: { ...(await response.json()), frameAncestors: ['https://wiki.example.com'] },
    });
  });
  await openHost(elementPage(dashboard, 'linuxSucceeded', { timeout: '2000' }));
  await expect(heading(page)).toContainText('1.4.1 / 9');
  await expect.poll(() => detailsOf(heard, 'error')).toEqual([expect.objectContaining({ code: 'timeout' })]);
  expect(detailsOf(heard, 'ready')).toEqual([]);
});

test.describe('in a sandbox', () => {
  test.use({
    expectedProblems: [
      /sandboxed|blocked by CORS policy|SecurityError|Access is denied|Content security policy/i,
    ],
  });

  test('the page works as far as it may, and says what is missing where it may not', async ({
    page,
    dashboard,
    openHost,
  }) => {
    const source = `${dashboard.url}?embed=1&clock=utc&build=${catalog.linuxSucceeded.arn}`;
    const open = (sandbox: string) =>
      openHost({
        body: `<iframe sandbox="${sandbox}" src="${source}" width="700" height="500"></iframe>`,
        headers: strictPolicy(dashboard),
      });

    await test.step('without allow-same-origin it says so instead of a blank page', async () => {
      await open('allow-scripts');
      await expect(framed(page).getByRole('alert')).toHaveText(
        /could not start.*a sandbox without allow-same-origin: its page has to add it/,
      );
      await expect(framed(page).getByRole('link', { name: 'Open in a tab' })).toHaveAttribute('href', source);
    });

    await test.step('without popups the way out is an address to take along', async () => {
      await open('allow-scripts allow-same-origin');
      await expect(heading(page)).toContainText('1.4.1 / 9');
      await framed(page).getByRole('link', { name: 'Open full page', exact: true }).click();
      await expect(framed(page).getByRole('alert')).toContainText(
        `Open this address yourself: ${dashboard.url}?build=${catalog.linuxSucceeded.arn}&clock=utc`,
      );
      await expect(framed(page).getByRole('button', { name: 'Copy address' })).toBeVisible();
    });
  });
});

test('where storage is blocked, all but the memory of it works', async ({ page, dashboard, openHost }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  await openHost(elementPage(dashboard, 'linuxFailedComponent'));
  await expect(heading(page)).toContainText('1.4.2 / 17');
  await framed(page).getByRole('button', { name: 'Timeline' }).click();
  await expect(framed(page).getByText('parallel group')).toBeVisible();

  await test.step('also at the top, where what was opened would be remembered', async () => {
    await page.goto(`${dashboard.url}?embed=1&build=${catalog.linuxSucceeded.arn}`);
    await expect(executionsTable(page)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
  });
});

test.describe('a page that is older than the deployment', () => {
  test.use({
    expectedProblems: [/Failed to fetch dynamically imported module|dynamically imported|MIME type/],
  });

  test('says which file is gone, and to reload', async ({ page, dashboard }) => {
    const build = `${dashboard.url}?build=${catalog.linuxSucceeded.arn}`;
    const gone = (pattern: string) =>
      page.route(pattern, (route) => route.fulfill({ status: 404, body: '' }));

    await test.step('the first script', async () => {
      await gone('**/assets/request-*.js');
      await page.goto(build);
      await expect(page.getByRole('alert')).toHaveText(
        /could not start.*\/assets\/request-[^/]+\.js did not load\. After a new deployment: reload the page\./,
      );
      await page.unrouteAll();
    });

    await test.step('the rows', async () => {
      await gone('**/assets/rows-*.js');
      await page.goto(build);
      await expect(page.getByRole('alert')).toContainText('If a new version has just been deployed');
      await page.unrouteAll();
    });

    await test.step('what is asked for later', async () => {
      await page.goto(build);
      await expect(executionsTable(page)).toBeVisible();
      await gone('**/assets/TimelinePanel-*.js');
      await page.getByRole('button', { name: 'Timeline' }).click();
      const missing = page.getByRole('region', { name: 'Missing parts' });
      await expect(missing).toContainText('did not load: Timeline');
      await expect(executionsTable(page)).toBeVisible();
      await page.unrouteAll();
      await missing.getByRole('button', { name: 'Reload the page' }).click();
      await expect(page.getByText('Took').first()).toBeVisible();
    });
  });
});
