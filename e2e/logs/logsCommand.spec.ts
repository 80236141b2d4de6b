import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { excerpt, markedLine } from '../support/logs.ts';

const run = promisify(execFile);

function hasAwsCli(): boolean {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

for (const key of ['linuxFailedComponent', 'logLongError', 'logLong', 'failedOwnLogGroup'] as const) {
  test(`the copied command prints the lines that stand beside it: ${key}`, async ({
    page,
    context,
    freshServer,
  }) => {
    test.skip(!hasAwsCli(), 'The AWS CLI is not installed.');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openBuild(page, key, {}, freshServer);
    await expect(markedLine(page)).toHaveCount(1);
    const shown = await excerpt(page).getByRole('listitem').locator('bdi').allTextContents();
    await excerpt(page).getByRole('button', { name: 'Copy bash command for these lines' }).click();
    await expect(excerpt(page).getByText('Copied', { exact: true })).toBeVisible();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout } = await run('bash', ['-c', command], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: freshServer.url.replace(/\/$/, ''),
        AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: simulatorCredentials.secretAccessKey,
      },
      maxBuffer: 10_000_000,
    });
    expect(stdout.trimEnd().split('\n')).toEqual(shown);
  });
}
