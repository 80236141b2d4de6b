import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Api, ApiCall } from './api.ts';
import { createLaunch } from './launch.ts';
import type { Listening } from './listen.ts';
import { maxBodyBytes } from './apiRoute.ts';
import { startServer } from './startServer.ts';
import { rawRequest } from '../testing/testRequest.ts';

const list = '/api/imagebuilder/us-east-1/ListWorkflowExecutions';
const launch = createLaunch();
let dist: string;
let server: Listening;
const calls: (Pick<ApiCall, 'region' | 'operation'> & { body: string; url: string })[] = [];

const api: Api = {
  acceptsWrites: false,
  launchSecret: launch.secret,
  config: async () => ({
    access: { kind: 'profile', profile: 'someone' },
    region: 'eu-west-1',
    writes: false,
    logLines: true,
  }),
  async handle({ region, operation, request }) {
    calls.push({ region, operation, body: await request.text(), url: request.url });
    return Response.json({ workflowExecutions: [] }, { headers: { age: '7', 'x-amzn-requestid': 'r-1' } });
  },
};

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-'));
  dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await mkdir(join(dist, '.vite'));
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Builds</title>');
  await writeFile(join(dist, 'assets', 'main-1a2b.js'), 'export {};');
  await writeFile(join(dist, '.vite', 'manifest.json'), '{}');
  server = await startServer({ api, dist, launch });
});

afterAll(async () => {
  await server.close();
  await rm(join(dist, '..'), { recursive: true });
});

/** Sends a request as the page of this launch does. */
const send = (path: string, { headers = {}, ...init }: Parameters<typeof rawRequest>[2] = {}) =>
  rawRequest(server.origin, path, {
    method: 'POST',
    ...init,
    headers: { 'x-launch-secret': launch.secret, ...headers },
  });

const post = (headers: Record<string, string> = {}) => send(list, { headers, body: '{}' });

test('the policy and the config name the same frame ancestors', async () => {
  const frameAncestors = ['https://wiki.example.com', 'http://localhost:7007'];
  const framed = await startServer({ api, dist, frameAncestors });
  const headersOf = async (path: string) => (await rawRequest(framed.origin, path)).headers;
  expect(await headersOf('/')).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /; frame-ancestors https:\/\/wiki\.example\.com http:\/\/localhost:7007$/,
    ),
    'cross-origin-resource-policy': 'cross-origin',
  });
  const config = await rawRequest(framed.origin, '/config.json');
  expect(JSON.parse(config.body)).toMatchObject({ frameAncestors });
  for (const path of ['/config.json', list]) {
    expect(await headersOf(path)).toMatchObject({
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'$/),
      'cross-origin-resource-policy': 'same-origin',
    });
  }
  await framed.close();
});

test('reports its health at /healthz', async () => {
  expect(await rawRequest(server.origin, '/healthz')).toMatchObject({
    status: 200,
    body: 'ok\n',
    headers: { 'cache-control': 'no-store' },
  });
});

test('gives API responses the headers of the API, not those of a page', async () => {
  for (const path of ['/config.json', list]) {
    const { headers } = await rawRequest(server.origin, path, { method: path === list ? 'POST' : 'GET' });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('permissions-policy');
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
  }
});

test('logs no fault of its own when a client disconnects in the middle of its request', async () => {
  const logged = vi.spyOn(console, 'error');
  onTestFinished(() => logged.mockRestore());
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${list} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\nx-launch-secret: ${launch.secret}\r\ncontent-length: 1000\r\n\r\n{`,
  );
  await once(socket, 'connect');
  // The server has begun to read the body when it answers the next request.
  await post();
  socket.destroy();
  await once(socket, 'close');
  await post();
  await post();
  expect(logged).not.toHaveBeenCalled();
});

const readConfig = (headers: Record<string, string>) =>
  rawRequest(server.origin, '/config.json', { headers });

/** Exchanges the launch's secret for a session: the headers that a browser sends from then on. */
async function startSession() {
  const config = await readConfig({ 'x-launch-secret': launch.secret });
  expect(config.headers['cache-control']).toBe('no-store');
  const { sessionKey, ...others } = JSON.parse(config.body);
  const [attributes = ''] = config.headers['set-cookie'] ?? [];
  const [cookie = ''] = attributes.split(';');
  expect(attributes.slice(cookie.length)).toBe('; Path=/; HttpOnly; SameSite=Strict');
  expect(cookie).toMatch(new RegExp(`^dashboard-session-${server.port}=`));
  return { others, cookie, key: String(sessionKey) };
}

describe('files', () => {
  test('index.html is revalidated each time, hashed assets are cached for a year', async () => {
    const page = await rawRequest(server.origin, '/?build=arn:aws:imagebuilder');
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>Builds') });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
      ),
    });
    const script = await rawRequest(server.origin, '/assets/main-1a2b.js');
    expect(script.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/javascript/),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/%252e%252e/secret.txt',
    '/.vite/manifest.json',
    '/%2evite/manifest.json',
    '/nothing.js',
  ])('does not serve %s', async (path) => {
    const { status, body } = await rawRequest(server.origin, path);
    expect({ status, body }).toEqual({ status: 404, body: '404 Not Found' });
  });
});

describe('admission of requests', () => {
  test.each([
    'attacker.example',
    'attacker.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.attacker.example',
  ])('refuses the host %s for pages and API requests', async (host) => {
    for (const path of ['/', '/config.json', list]) {
      const answer = await rawRequest(server.origin, path, { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body).toContain('does not name this machine');
    }
  });

  test('accepts the three names of this machine', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      expect(await post({ host: `${name}:${server.port}` })).toMatchObject({ status: 200 });
    }
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://attacker.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:1' },
  ])('refuses requests of another site’s page: %o', async (headers: Record<string, string>) => {
    const before = calls.length;
    for (const answer of [
      await post(headers),
      await rawRequest(server.origin, '/config.json', { headers }),
      await rawRequest(server.origin, list, { method: 'OPTIONS', headers }),
    ]) {
      expect(answer).toMatchObject({
        status: 403,
        headers: { 'x-amzn-errortype': 'CrossSiteException', 'x-refused-by': 'local-server' },
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(JSON.parse(answer.body)).toEqual({
        __type: 'CrossSiteException',
        message: expect.stringContaining('a page of another site'),
      });
    }
    expect(calls).toHaveLength(before);
  });

  test('admits the page itself, a typed address and the AWS CLI', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: server.origin },
      { 'sec-fetch-site': 'none' },
      {},
    ]) {
      expect(await post(headers as Record<string, string>)).toMatchObject({ status: 200 });
    }
  });

  test('refuses a request without the launch’s secret, config.json included', async () => {
    for (const sent of [undefined, '', 'wrong', `${launch.secret}x`, launch.secret.slice(1)]) {
      const headers: Record<string, string> = sent === undefined ? {} : { 'x-launch-secret': sent };
      for (const [path, method] of [
        [list, 'POST'],
        ['/config.json', 'GET'],
      ] as const) {
        const response = await rawRequest(server.origin, path, { method, headers });
        expect(response).toMatchObject({
          status: 403,
          headers: { 'x-amzn-errortype': 'LaunchOverException', 'x-refused-by': 'local-server' },
          body: expect.stringContaining('Open the address that `npm start` printed'),
        });
        expect(response.body).not.toMatch(/someone|eu-west-1/);
        expect(response.headers).not.toHaveProperty('set-cookie');
      }
    }
    expect(await post()).toMatchObject({ status: 200 });
  });

  test('exchanges the secret for a session, whose cookie and key admit requests together', async () => {
    const { others, cookie, key } = await startSession();
    expect(others).toEqual({
      access: { kind: 'profile', profile: 'someone' },
      region: 'eu-west-1',
      writes: false,
      logLines: true,
      frameAncestors: [],
    });
    expect(cookie + key).not.toContain(launch.secret);
    expect(await readConfig({ cookie, 'x-session-key': key })).toMatchObject({ status: 200 });
    const amongOthers = { cookie: `other=1; ${cookie}; more=2`, 'x-session-key': key };
    expect(await readConfig(amongOthers)).toMatchObject({ status: 200 });
    const [name = '', value = ''] = cookie.split('=');
    const stolen: Record<string, string>[] = [
      // The browser sends the cookie to every port of this machine, so to servers of other users too.
      { cookie },
      { 'x-session-key': key },
      { cookie: `${name}=x${value}`, 'x-session-key': key },
      { cookie: `dashboard-session-1=${value}`, 'x-session-key': key },
      { cookie, 'x-session-key': key, 'sec-fetch-site': 'cross-site' },
      { cookie, 'x-session-key': key, origin: 'http://127.0.0.1:1' },
    ];
    for (const headers of stolen) expect(await readConfig(headers)).toMatchObject({ status: 403 });
    const rebound = { cookie, 'x-session-key': key, host: 'attacker.example' };
    expect(await readConfig(rebound)).toMatchObject({ status: 421 });
  });

  test('refuses the session of another launch', async () => {
    const { cookie, key } = await startSession();
    const next = createLaunch();
    const later = await startServer({ api: { ...api, launchSecret: next.secret }, dist, launch: next });
    onTestFinished(() => later.close());
    const value = cookie.split('=')[1];
    const old = { cookie: `dashboard-session-${later.port}=${value}`, 'x-session-key': key };
    expect(await rawRequest(later.origin, '/config.json', { headers: old })).toMatchObject({ status: 403 });
  });

  test('hands the secret to the browser of this launch once', async () => {
    expect(await rawRequest(server.origin, '/launch/guess')).toMatchObject({ status: 403 });
    const answer = await rawRequest(server.origin, launch.ticketPath);
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: launch.path, 'cache-control': 'no-store' },
    });
    expect(await rawRequest(server.origin, launch.ticketPath)).toMatchObject({ status: 403 });
  });
});

describe('routes of the API', () => {
  test('forwards a request with its region, operation and body, and forbids to cache the response', async () => {
    const answer = await send('/api/imagebuilder/eu-west-1/ListImages', {
      headers: { 'content-type': 'application/json' },
      body: '{"maxResults":25}',
    });
    expect(answer).toMatchObject({ status: 200, body: '{"workflowExecutions":[]}' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-amzn-requestid': 'r-1' });
    expect(answer.headers['date']).toBeDefined();
    expect(answer.headers['age']).toBeUndefined();
    expect(calls.at(-1)).toEqual({
      region: 'eu-west-1',
      operation: 'ListImages',
      body: '{"maxResults":25}',
      url: `${server.origin}/api/imagebuilder/eu-west-1/ListImages`,
    });
  });

  test.each([
    ['POST', '/api/imagebuilder/us-east-1/DeleteImage', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/us-east-1/constructor', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/us-east-1/ListImages/', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/evil.example%2f/ListImages', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/us-east-1@evil.example/ListImages', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder', 404, 'UnknownOperationException'],
    ['GET', list, 405, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/us-east-1/GetImage', 405, 'UnknownOperationException'],
    ['PUT', '/api/imagebuilder/us-east-1/CancelImageCreation', 403, 'WritesOffException'],
    ['POST', '/api/logs/us-east-1', 404, 'UnknownOperationException'],
    ['POST', '/api/logs/us-east-1/GetLogEvents', 404, 'UnknownOperationException'],
    ['POST', '/api/imagebuilder/us-east-1/GetLogEvents', 404, 'UnknownOperationException'],
  ])('refuses %s %s with an error in the form of the service', async (method, path, status, name) => {
    const before = calls.length;
    const answer = await send(path, { method });
    expect(answer).toMatchObject({
      status,
      headers: { 'x-amzn-errortype': name, 'cache-control': 'no-store' },
    });
    expect(JSON.parse(answer.body)).toEqual({ __type: name, message: expect.any(String) });
    expect(calls).toHaveLength(before);
  });

  test.each(['/api/logs/eu-west-1', '/api/logs/eu-west-1/'])(
    'a request to %s is an operation of CloudWatch Logs by its x-amz-target',
    async (path) => {
      const ask = (target: string) => send(path, { headers: { 'x-amz-target': target }, body: '{}' });
      expect((await ask('Logs_20140328.GetLogEvents')).status).toBe(200);
      expect(calls.at(-1)).toMatchObject({ region: 'eu-west-1', operation: 'GetLogEvents', body: '{}' });
      expect((await ask('Logs_20140328.DeleteLogGroup')).status).toBe(404);
      expect((await ask('GetLogEvents')).status).toBe(404);
    },
  );

  test.each([{}, { 'transfer-encoding': 'chunked' }])(
    'refuses a body that is too large, %o',
    async (headers) => {
      const body = 'x'.repeat(maxBodyBytes + 1);
      const sent = send(list, { headers, body });
      expect(await sent).toMatchObject({
        status: 413,
        headers: { 'x-amzn-errortype': 'RequestTooLargeException' },
      });
    },
  );
});
