// The entry point of `npm start`. Plain JavaScript, since it runs before anything is known to be installed.
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const isInstalled = (/** @type {string} */ name) =>
  existsSync(new URL(`node_modules/${name}/package.json`, root));

/** What is missing, as a sentence. Undefined when the server can be loaded. */
function findProblem() {
  const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const [needed, actual] = [engines.node.replace('>=', ''), process.versions.node].map((version) =>
    version.split('.').map(Number),
  );
  const [major, minor] = [actual[0] - needed[0], actual[1] - needed[1]];
  if (major < 0 || (major === 0 && minor < 0))
    return `Node ${needed.join('.')} or newer is needed; this is ${process.versions.node}.`;
  if (!isInstalled('hono')) return 'The dependencies are not installed. Run: npm ci';
  if (!isInstalled('tsx') || !isInstalled('vite'))
    return 'The development dependencies are not installed (npm ci --omit=dev), and npm start builds the page with them. Run: npm ci';
  return undefined;
}

const problem = findProblem();
if (problem === undefined) {
  try {
    const { register } = await import('tsx/esm/api');
    register();
    await import('./main.ts');
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const [, name = ''] = /package '([^']+)'/.exec(error.message) ?? [];
    if (name === '') throw error;
    console.error(`The dependency ${name} is not installed. Run: npm ci`);
    process.exitCode = 1;
  }
} else {
  console.error(problem);
  process.exitCode = 1;
}
