import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { testCertificate } from '../testing/testCertificate.ts';
import { createNetwork, type Network } from './network.ts';
import type { Environment } from './settings.ts';

let closing: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

/** Listens on a free port, and closes with its connections after the test. */
async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const secureServer = () =>
  listen(createHttpsServer(testCertificate, (_request, response) => response.end('"secure"')));

/** A proxy that notes what it was asked to connect to, and connects to `port` of this machine. */
async function startProxy(port: number, refuse = false) {
  const asked: string[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', (request, client) => {
    asked.push(request.url ?? '');
    if (refuse) return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return { asked, url: `http://127.0.0.1:${await listen(proxy)}` };
}

async function caBundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'network-'));
  closing.push(() => rm(folder, { recursive: true }));
  const path = join(folder, 'ca.pem');
  await writeFile(path, testCertificate.cert);
  return path;
}

async function open(bundle: string | undefined, env: Environment = {}): Promise<Network> {
  const network = await createNetwork(bundle, env);
  closing.push(() => network.close());
  return network;
}

async function get(network: Network, url: string): Promise<string> {
  const options = { method: 'GET', headers: {}, signal: new AbortController().signal } as const;
  const { body } = await network.send(new URL(url), options);
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

/** The sentence for a request that fails. */
const failure = (network: Network, url: string) =>
  get(network, url).then(
    () => 'no failure',
    (error: unknown) => network.explain(error, new URL(url).host),
  );

test('trusts a certificate only with its CA bundle, and names it otherwise', async () => {
  const url = `https://localhost:${await secureServer()}/`;
  expect(await failure(await open(undefined), url)).toBe(
    `The certificate of ${new URL(url).host} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). If a proxy on the way inspects TLS, name its CA certificate's file in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS.`,
  );
  expect(await get(await open(await caBundle()), url)).toBe('"secure"');
});

test('sends requests through HTTPS_PROXY, except to the hosts of NO_PROXY and to this machine', async () => {
  const port = await secureServer();
  const { asked, url } = await startProxy(port);
  const bundle = await caBundle();
  const name = 'imagebuilder.us-east-1.amazonaws.com';
  // The proxy ends at the test's own server, whose certificate is for localhost.
  expect(await failure(await open(bundle, { HTTPS_PROXY: url }), `https://${name}/`)).toContain(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  );
  expect(asked).toEqual([`${name}:443`]);
  expect(await get(await open(bundle, { HTTPS_PROXY: url }), `https://localhost:${port}/`)).toBe('"secure"');
  const direct = await open(bundle, { HTTPS_PROXY: url, NO_PROXY: '.invalid' });
  expect(await failure(direct, 'https://service.invalid/')).toMatch(/^service\.invalid can't be reached/);
  expect(asked).toHaveLength(1);
});

test('names the proxy when it refuses a connection or is unreachable', async () => {
  const { url, asked } = await startProxy(0, true);
  const { host } = new URL(url);
  expect(await failure(await open(undefined, { HTTPS_PROXY: url }), 'https://service.invalid/')).toBe(
    `The proxy ${host} refused the connection to service.invalid (HTTP 407).`,
  );
  expect(asked).toEqual(['service.invalid:443']);

  const gone = await startProxy(0);
  await closing.pop()?.();
  expect(await failure(await open(undefined, { HTTPS_PROXY: gone.url }), 'https://service.invalid/')).toBe(
    `The proxy ${new URL(gone.url).host} can't be reached (ECONNREFUSED). It is set in HTTPS_PROXY or HTTP_PROXY; NO_PROXY lists hosts to reach without it.`,
  );
});

test('refuses a malformed proxy address and an unreadable CA bundle', async () => {
  await expect(createNetwork(undefined, { HTTPS_PROXY: 'proxy:3128' })).rejects.toThrow(
    'HTTPS_PROXY is not an http or https URL',
  );
  await expect(createNetwork('/nonexistent/ca.pem', {})).rejects.toThrow(
    'AWS_CA_BUNDLE: "/nonexistent/ca.pem" can\'t be read (ENOENT).',
  );
});
