import { type AppOptions, createApp } from './app.ts';
import { listen, listenOnNextFree, type Listening } from './listen.ts';

export interface ServerOptions extends AppOptions {
  /** 0 (the default) for any free port. */
  readonly port?: number;
  /** Whether to use the next free port when `port` is in use. */
  readonly orNextFree?: boolean;
}

/**
 * Starts a server on 127.0.0.1.
 *
 * @throws {PortTakenError}
 */
export async function startServer({
  port = 0,
  orNextFree = false,
  ...options
}: ServerOptions): Promise<Listening> {
  const app = createApp(options);
  return orNextFree ? listenOnNextFree(app, port) : listen(app, port);
}
