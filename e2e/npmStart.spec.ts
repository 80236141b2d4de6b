import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Page, TestInfo } from '@playwright/test';
import { projectRoot } from '../server/build/ensureBuilt.ts';
import { catalog } from '../simulator/catalog.ts';
import { simulatorCredentials } from '../simulator/keys.ts';
import { closePages, expect, type JourneyServer, test } from './support/fixtures.ts';

/** The row of the build workflow, once the executions are loaded. */
const buildRow = (page: Page) =>
  page
    .getByRole('table', { name: 'Workflow executions' })
    .getByRole('row')
    .filter({ hasText: 'build-image' });

test.describe('npm start', () => {
  const running: ChildProcess[] = [];
  test.afterEach(async ({ context }) => {
    await closePages(context);
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  });

  test('prints the address and an AWS CLI command, and ends with Ctrl-C', async ({ page }) => {
    const { child, lines, url } = await start([]);
    expect(lines.filter((line) => line.startsWith('export '))).toEqual([
      `export AWS_ACCESS_KEY_ID=${simulatorCredentials.accessKeyId}`,
      `export AWS_SECRET_ACCESS_KEY=${simulatorCredentials.secretAccessKey}`,
      `export AWS_ENDPOINT_URL=${new URL(url).origin}`,
    ]);
    expect(lines.join('\n')).toContain(
      'aws imagebuilder list-workflow-executions --region us-east-1 --image-build-version-arn ',
    );
    await page.goto(url);
    await expect(page.getByRole('table').first()).toBeVisible();
    // A page that still loads would report the files that it no longer gets.
    await page.close();
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  test('with a profile the session survives a reload, a new tab and Back', async ({
    page,
    context,
    freshServer,
  }, testInfo) => {
    const { secretAccessKey } = simulatorCredentials;
    const { lines, url } = await startWithProfile(freshServer, testInfo);
    expect(lines.join('\n')).not.toContain(secretAccessKey);
    const { origin, hash } = new URL(url);
    const secret = hash.slice('#launch='.length);
    const referers: string[] = [];
    context.on('request', (request) => referers.push(request.headers()['referer'] ?? ''));
    const opened = `${origin}/?build=${catalog.linuxSucceeded.arn}`;
    await page.goto(opened + hash);
    await expect(buildRow(page)).toBeVisible();
    expect(page.url()).toBe(opened);

    await test.step('a reload', async () => {
      await page.reload();
      await expect(buildRow(page)).toBeVisible();
    });
    await test.step('a link in a new tab', async () => {
      const tab = await context.newPage();
      await tab.goto(`${origin}/?build=${catalog.windowsSucceeded.arn}`);
      await expect(buildRow(tab)).toBeVisible();
      await tab.close();
    });
    await test.step('a link from another site', async () => {
      const tab = await context.newPage();
      await tab.setContent(`<a href="${opened}">build</a>`);
      await tab.getByRole('link').click();
      await expect(buildRow(tab)).toBeVisible();
      await tab.close();
    });
    await test.step('Back', async () => {
      await page.goto('about:blank');
      await page.goBack();
      await expect(buildRow(page)).toBeVisible();
      expect(page.url()).toBe(opened);
    });
    await test.step('the secret is stored nowhere and sent in no Referer', async () => {
      const { cookies, origins } = await context.storageState();
      expect(JSON.stringify({ cookies, origins })).not.toContain(secret);
      expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 }]);
      expect(referers.filter((referer) => referer !== '')).toEqual([]);
    });
  });

  test('with a profile a page without a session says so, and not that a permission is missing', async ({
    page,
    browser,
    freshServer,
  }, testInfo) => {
    const { child, url } = await startWithProfile(freshServer, testInfo);
    const { origin, port } = new URL(url);
    const address = `${origin}/?build=${catalog.running.arn}`;
    const failure = page.getByRole('alert');
    await test.step('another browser', async () => {
      await page.goto(address);
      await expect(failure).toContainText('Open the address that `npm start` printed');
      await expect(failure).not.toContainText(/permission|imagebuilder:|111122223333/);
    });
    await test.step('a page that was opened before the server was started again', async () => {
      const user = await browser.newPage();
      await user.goto(`${address}${new URL(url).hash}`);
      await expect(buildRow(user)).toBeVisible();
      await expect(user.getByRole('button', { name: 'Refresh now' })).toBeVisible();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await startWithProfile(freshServer, testInfo, '--port', port);
      await user.getByRole('button', { name: 'Refresh now' }).click();
      await expect(user.getByText('this page does not belong to the running launch')).toBeVisible();
      await expect(user.getByText('The identity needs')).toHaveCount(0);
      await user.reload();
      await expect(user.getByRole('alert')).toContainText('Open the address that `npm start` printed');
      await user.close();
    });
  });

  test('with --allow-writes the profile may change a build', async ({ page, freshServer }, testInfo) => {
    const { lines, url } = await startWithProfile(freshServer, testInfo, '--allow-writes');
    expect(lines.join('\n')).toContain('the page can resume, stop, retry and cancel builds');
    const { origin, hash } = new URL(url);
    await page.goto(`${origin}/?build=${catalog.retryFailsAgain.arn}${hash}`);
    await page.getByRole('button', { name: 'Retry…' }).click();
    await page.getByRole('button', { name: 'Retry the build' }).click();
    await expect(page.getByRole('dialog')).toContainText('Retry accepted');
    expect(freshServer.simulator.log.filter(({ operation }) => operation === 'RetryImage')).toMatchObject([
      { status: 200 },
    ]);
  });

  /** Starts it with a profile of its own, in front of an account. */
  async function startWithProfile({ url }: JourneyServer, testInfo: TestInfo, ...more: readonly string[]) {
    const files = { credentials: testInfo.outputPath('credentials'), config: testInfo.outputPath('config') };
    const { accessKeyId, secretAccessKey } = simulatorCredentials;
    await writeFile(
      files.credentials,
      `[dev]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`,
    );
    await writeFile(files.config, '');
    return start(['--profile', 'dev', '--endpoint-url', url, ...more], {
      AWS_CONFIG_FILE: files.config,
      AWS_SHARED_CREDENTIALS_FILE: files.credentials,
    });
  }

  /** Starts the command line as `npm start` does, and waits until it has said all that it says. */
  async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const port = args.includes('--port') ? [] : ['--port', '0'];
    const command = ['server/start.js', '--no-open', ...port, ...args];
    const child: ChildProcess & { stdout: NodeJS.ReadableStream } = spawn(process.execPath, command, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line.startsWith('Ctrl-C')) break;
    }
    const [, url = ''] = /dashboard: (http:\S+)/.exec(lines.join('\n')) ?? [];
    return { child, lines, url };
  }
});
