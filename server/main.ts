import { canOpenBrowser, openBrowser } from './browser.ts';
import { distFolder, ensureBuilt } from './build.ts';
import { PortTakenError } from './listen.ts';
import type { Mode } from './mode.ts';
import { defaultPort, type Options, parseOptions, usage, UsageError } from './options.ts';
import { CredentialsError } from './credentialsError.ts';
import { startServer } from './startServer.ts';

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

  if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken by another program.`);
  console.log(`Image Builder workflow dashboard: ${server.origin}${launch?.path ?? '/'}`);
  const { env, platform } = process;
  if (options.open && canOpenBrowser({ env, platform, isTerminal: process.stdout.isTTY })) {
    await openBrowser(server.origin + (launch?.ticketPath ?? '/'));
  }
  for (const line of await mode.describe(server.origin)) console.log(line);
  console.log('Ctrl-C stops it.');
}

/** Each way of running loads only its own code. */
async function prepare({ profile, region, endpointUrl, allowWrites }: Options): Promise<Mode> {
  if (profile === undefined) {
    const { simulatorMode } = await import('./simulatorMode.ts');
    return simulatorMode();
  }
  const { profileMode } = await import('./profileMode.ts');
  return profileMode({ profile, region, endpointUrl, allowWrites });
}

/** What a person can put right gets a sentence; everything else is a fault of ours and keeps its stack. */
function report(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof PortTakenError) {
    console.error(`${error.message} Choose another one: npm start -- --port ${error.port + 1}`);
  } else if (error instanceof CredentialsError) {
    console.error(error.message);
  } else {
    console.error(error);
  }
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await start(options);
} catch (error) {
  report(error);
}
