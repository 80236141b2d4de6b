import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorCode, StartError } from '../startError.ts';
import { hashSources, readStamp } from './sources.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built page. */
export const distFolder = join(projectRoot, 'dist');

/**
 * Builds the page unless the last build has the current sources.
 *
 * @param say prints why starting takes longer
 * @throws {StartError} when the page can't be built; the build's own output says why
 */
export async function ensureBuilt(say: (text: string) => void = console.log): Promise<void> {
  const [wanted, built] = await Promise.all([hashSources(projectRoot), readStamp(distFolder)]);
  if (wanted === built) return;
  await requireWritable(distFolder);
  say(built === undefined ? 'Building the page …' : 'The sources have changed. Building the page …');
  await runBuild();
}

/** Builds in a process of its own: a caller such as a test runner may have set NODE_ENV, which decides for which mode React is built. */
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
  if (code !== 0) throw new StartError('The page could not be built.');
}

/**
 * Fails early where nothing can be written, before the build would fail with a stack.
 *
 * @param folder made if it does not exist
 * @throws {StartError}
 */
export async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rmdir(await mkdtemp(join(folder, '.writable-')));
  } catch (error) {
    throw new StartError(
      `The page has to be built, and ${folder} can't be written (${errorCode(error)}). Run npm run build as a user with write permission, or copy the project to a folder of your own.`,
    );
  }
}
