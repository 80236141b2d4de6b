import packageJson from '../package.json' with { type: 'json' };
import type { Mode } from './http/api.ts';
import { canOpenBrowser, openBrowser } from './browser.ts';
import { distFolder, ensureBuilt } from './build/ensureBuilt.ts';
import { describeIgnoredCredentials } from './simulator/ignoredCredentials.ts';
import { defaultPort, type Options, parseOptions, usage, UsageError } from './options.ts';
import { errorCode, StartError } from './startError.ts';
import { startServer } from './http/startServer.ts';

/** Starts the dashboard and leaves it running until Ctrl-C. */
async function start(options: Options): Promise<void> {
  const [mode] = await Promise.all([prepare(options), ensureBuilt()]);
  const { api, launch } = mode;
  const port = options.port ?? defaultPort;
  const server = await startServer({
    api,
    dist: distFolder,
    port,
    orNextFree: options.port === undefined,
    frameAncestors: options.frameAncestors,
    ...(launch ? { launch } : {}),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());

  if (port !== 0 && server.port !== port) console.log(`Port ${port} is in use by another program.`);
  console.log(`Image Builder workflow dashboard: ${server.origin}${launch?.path ?? '/'}`);
  const { env, platform } = process;
  if (options.open && canOpenBrowser({ env, platform, isTerminal: process.stdout.isTTY })) {
    await openBrowser(server.origin + (launch?.ticketPath ?? '/'));
  }
  for (const line of await mode.describe(server.origin)) console.log(line);
  const ignored = options.account.kind === 'simulator' ? describeIgnoredCredentials(env) : undefined;
  if (ignored !== undefined) console.log(ignored);
  console.log('Ctrl-C stops it.');
}

/** Loads only the code of the chosen mode. */
async function prepare({ account, regions, endpoints, allowWrites }: Options): Promise<Mode> {
  if (account.kind === 'simulator') {
    const { simulatorMode } = await import('./simulator/simulatorMode.ts');
    return simulatorMode({ accounts: account.accounts, regions });
  }
  const { profileMode } = await import('./profile/profileMode.ts');
  const profiles = account.kind === 'profiles' ? account.profiles : [];
  return profileMode({ profiles, regions, endpoints, allowWrites });
}

/** A problem that the user can solve is printed without a stack. */
function report(error: unknown): void {
  // The entry point explains a missing dependency.
  if (errorCode(error) === 'ERR_MODULE_NOT_FOUND') throw error;
  if (!(error instanceof StartError)) {
    process.exitCode = 1;
    console.error(error);
    return;
  }
  process.exitCode = error.exitCode;
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : error.message);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else if (options.version) console.log(packageJson.version);
  else await start(options);
} catch (error) {
  report(error);
}
