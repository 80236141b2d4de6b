import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { projectRoot } from './build/ensureBuilt.ts';

const run = promisify(execFile);

/** A checkout with the entry point and the given packages. */
async function makeCheckout(packages: readonly string[], engines = packageJson.engines): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'checkout-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'server'));
  await mkdir(join(root, 'node_modules'));
  await cp(join(projectRoot, 'server', 'start.js'), join(root, 'server', 'start.js'));
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', engines }));
  await writeFile(join(root, 'server', 'main.ts'), "import 'package-of-tomorrow';\n");
  for (const name of packages)
    await symlink(join(projectRoot, 'node_modules', name), join(root, 'node_modules', name));
  return root;
}

const start = (root: string, ...args: string[]) =>
  run(process.execPath, [join(root, 'server', 'start.js'), ...args]);

test.each([
  ['npm ci has not run', [], 'The dependencies are not installed. Run: npm ci\n'],
  [
    'npm ci has run with --omit=dev',
    ['hono'],
    'The development dependencies are not installed (npm ci --omit=dev), and npm start builds the page with them. Run: npm ci\n',
  ],
  [
    'a new dependency is missing',
    ['hono', 'tsx', 'vite'],
    'The dependency package-of-tomorrow is not installed. Run: npm ci\n',
  ],
])('says so in one sentence when %s', async (_case, packages, stderr) => {
  await expect(start(await makeCheckout(packages))).rejects.toMatchObject({ code: 1, stderr });
});

test('names the Node version that is needed', async () => {
  const root = await makeCheckout(['hono'], { node: '>=99.1.0' });
  await expect(start(root)).rejects.toMatchObject({
    stderr: `Node 99.1.0 or newer is needed; this is ${process.versions.node}.\n`,
  });
});

test('prints its version', async () => {
  expect((await start(projectRoot, '--version')).stdout).toBe(`${packageJson.version}\n`);
});
