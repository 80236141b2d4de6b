import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashSources, readStamp } from './sources.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Where the built page is. */
export const distFolder = join(projectRoot, 'dist');

/**
 * Builds the page unless the last build is of the present sources.
 *
 * @param say told why one has to wait
 * @throws when the build fails; its own output has said why
 */
export async function ensureBuilt(say: (text: string) => void = console.log): Promise<void> {
  const [wanted, built] = await Promise.all([hashSources(projectRoot), readStamp(distFolder)]);
  if (wanted === built) return;
  say(built === undefined ? 'Building the page …' : 'The sources have changed. Building the page …');
  await runBuild();
}

/** In a process of its own: whoever calls (a test runner, say) may have set NODE_ENV, and React would be built for it. */
async function runBuild(): Promise<void> {
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error('The page could not be built.');
}
