import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { NodeEnv } from './guard.ts';
import { errorCode, StartError } from '../startError.ts';

/** The loopback interface: the server is not meant for a network. */
const hostname = '127.0.0.1';

/** The port is in use by another program. */
export class PortTakenError extends StartError {
  override readonly name = 'PortTakenError';
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Choose another one: npm start -- --port ${port + 1}`);
    this.port = port;
  }
}

/** The sentence for a port that can't be listened on; other errors as they are. */
export function explainListenError(error: Error, port: number): Error {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') return new PortTakenError(port);
  if (code !== 'EACCES') return error;
  return new StartError(
    `This user may not listen on port ${port} (EACCES). Choose one above 1023: npm start -- --port 8080`,
  );
}

export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/**
 * Listens on the loopback interface.
 *
 * @param port 0 for any free one
 * @throws {StartError} when the port is in use or not permitted
 */
export async function listen(app: Hono<NodeEnv>, port: number): Promise<Listening> {
  // The adapter would replace the process's own Request and Response, which tests and the AWS SDK use too.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(explainListenError(error, port));
    });
    server.listen(port, hostname, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return { port: actualPort, origin: `http://${hostname}:${actualPort}`, close: () => close(server) };
}

/**
 * Listens on the first free port from `port` on, trying at most `attempts` of them.
 *
 * @throws {PortTakenError} when all of them are in use
 */
export async function listenOnNextFree(app: Hono<NodeEnv>, port: number, attempts = 20): Promise<Listening> {
  try {
    return await listen(app, port);
  } catch (error) {
    if (!(error instanceof PortTakenError) || attempts <= 1) throw error;
    return listenOnNextFree(app, port + 1, attempts - 1);
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}
