import { catalog } from '../../simulator/catalog.ts';
import { detailsOf, element, elementPage, framed, test } from '../support/embedFixtures.ts';
import { listRequests } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';

const heading = (page: Parameters<typeof framed>[0]) => framed(page).getByRole('heading', { level: 1 });

test.describe('the parent is not a frame ancestor', () => {
  test.use({
    expectedProblems: [/frame-ancestors|target origin provided .* does not match|chrome-error:/],
  });

  test('gets no frame and no messages, and shows a link instead', async ({
    page,
    hosts,
    dashboard,
    startDashboard,
    heard,
    openHost,
  }) => {
    const closed = await startDashboard({ frameAncestors: [] });
    for (const [what, from, origin] of [
      ['another origin', dashboard, hosts.unknownOrigin],
      ['any origin, without frame ancestors', closed, hosts.origin],
    ] as const) {
      await test.step(what, async () => {
        const before = detailsOf(heard, 'error').length;
        // The script comes from the dashboard that this page may load it from.
        const host = elementPage(from, 'linuxSucceeded', { timeout: '1000', src: from.url });
        const head = `<script src="${dashboard.url}embed.js" defer></script>`;
        await openHost({ ...host, head, headers: {} }, origin);
        await expect.poll(() => detailsOf(heard, 'error').length).toBe(before + 1);
        expect(detailsOf(heard, 'error').at(-1)).toMatchObject({ code: 'timeout' });
        await expect(element(page)).toContainText('The dashboard did not respond');
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

    await test.step('without frame ancestors no other site may load the script', async () => {
      const answer = await page.request.get(`${closed.url}embed.js`);
      expect(answer.headers()['cross-origin-resource-policy']).toBe('same-origin');
    });
  });
});

test('ignores messages from other windows and malformed messages', async ({
  page,
  hosts,
  dashboard,
  openHost,
}) => {
  // A sibling frame of an allowed origin, which is not the parent.
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

  await test.step('ignores other windows, and messages that are not a hello', async () => {
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

  await test.step('another protocol version gets an error', async () => {
    expect(await greet('parent', { ...hello, imagebuilderWorkflows: 2 })).toEqual([
      { type: 'error', code: 'version', message: expect.stringContaining('version 1') },
    ]);
  });

  await test.step('a hello gets one answer', async () => {
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
    // Messages are handled in order, and the last one is valid.
    await expect(framed(page).getByRole('time').first()).toHaveText(/^2026-11-20/);
    await expect(framed(page).locator('html')).toHaveAttribute('data-theme', 'system');
    await expect(heading(page)).toContainText('running-image');
    expect((await answers()).slice(before).map(({ type }) => type)).toEqual(['navigate']);

    await test.step('messages over the rate limit are dropped, later ones are handled', async () => {
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
      // At most one refresh runs at a time.
      expect(listRequests(dashboard, 'running').length - asked).toBeLessThanOrEqual(40);
    });

    await test.step('credentials are rejected when the deployment has its own sign-in', async () => {
      const credentials = {
        type: 'credentials',
        accessKeyId: 'a',
        secretAccessKey: 'b',
        sessionToken: 'c',
        expiration: 0,
      };
      await expect
        .poll(async () => {
          // The rate limit may still hold.
          await say(credentials);
          return answers();
        })
        .toContainEqual({
          type: 'error',
          code: 'credentials',
          message: 'This deployment does not accept credentials from the host page.',
        });
    });
  });
});

test('ignores a parent that config.json does not name, although the policy allows it', async ({
  page,
  dashboard,
  heard,
  openHost,
}) => {
  // Simulates a proxy that removed the policy.
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
