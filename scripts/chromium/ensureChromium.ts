import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumLaunchOptions, findChromium } from './chromium.ts';
import { type Install, planInstalls } from './chromiumInstalls.ts';

/** Whether a Chromium is there and starts: a downloaded one may lack libraries of the system. */
async function chromiumStarts(): Promise<boolean> {
  if (findChromium() === undefined) return false;
  try {
    await (await chromium.launch(chromiumLaunchOptions())).close();
    return true;
  } catch (error) {
    console.log(
      `It does not start: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
    return false;
  }
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Runs one way's commands until one fails. */
function run({ commands }: Install): void {
  for (const [command, ...args] of commands) {
    console.log(`> ${[command, ...args].join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (spawnSync(command, args, { stdio: 'inherit', env }).status !== 0) return;
  }
}

/** Installs a Chromium when the machine has none, and says so. Ends the process with an error when there is no way to. */
async function ensureChromium(): Promise<void> {
  const found = findChromium();
  if (found !== undefined) {
    console.log(`Chromium: ${found}`);
    return;
  }
  const installs = planInstalls({
    isRoot: process.getuid?.() === 0,
    canSudo: succeeds('sudo', ['-n', 'true']),
    has: (command) => succeeds(command, ['--version']),
    platform: process.platform,
    playwright: [
      process.execPath,
      fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url)),
    ],
  });
  for (const install of installs) {
    console.log(`No Chromium on this machine. Trying ${install.name}.`);
    run(install);
    if (await chromiumStarts()) {
      console.log(`Chromium: installed with ${install.name}, ${findChromium()}`);
      return;
    }
  }
  console.error(
    'No Chromium could be installed. Install one by hand, or run: npx playwright install chromium',
  );
  process.exitCode = 1;
}

await ensureChromium();
