/** A plain HTTP listener in front of a simulator, for clients that speak HTTP: the AWS CLI and boto3. */
import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { simulatorCredentials } from '../keys.ts';
import type { Simulator } from '../simulator.ts';

/** Whether a program is installed: it runs with these arguments. */
export function isInstalled(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, [...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The environment of a client: the simulator's keys, and nothing of this machine's AWS settings. */
export const clientEnvironment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: simulatorCredentials.secretAccessKey,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  NO_PROXY: '127.0.0.1',
};

/** Serves a simulator while the tests of a file run. */
export function serveDuringTests(simulator: Simulator): { readonly origin: string } {
  const server = createServer((incoming, outgoing) => {
    void toRequest(incoming)
      .then((request) => simulator.handle(request))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        return outgoing.end(await response.text());
      });
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The listener has no port');
    origin = `http://127.0.0.1:${address.port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    get origin() {
      return origin;
    },
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  const { method = 'GET' } = incoming;
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
  });
}
