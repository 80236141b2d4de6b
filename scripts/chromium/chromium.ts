import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where distributions put a Chromium or a Chrome of their own. The headless shell draws no browser window and is much faster. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Chromium's connections to its own vendor: needless for a test, noisy on a closed network. QUIC and the GPU are
 * off since a journey must not depend on the machine's.
 */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
];

/** The path of an installed Chromium: Playwright's own, else the system's. Undefined when there is neither. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...systemPaths].find((path) => path !== '' && existsSync(path));
}

/** Options for `chromium.launch` on this machine. As root, Chromium needs `--no-sandbox`. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findChromium();
  // Without a path, Playwright chooses the headless shell that it downloaded beside its Chromium.
  const isPlaywrights = executablePath === chromium.executablePath();
  const asRoot = process.getuid?.() === 0;
  return {
    ...(executablePath && !isPlaywrights ? { executablePath } : {}),
    args: asRoot ? [...quiet, '--no-sandbox'] : quiet,
  };
}
