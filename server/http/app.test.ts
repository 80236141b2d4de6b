import { expect, test } from 'vitest';
import { rawRequest } from '../testing/testRequest.ts';
import { list, testApp } from '../testing/testApp.ts';
import { startServer } from './startServer.ts';

const { api, dist, server } = testApp();

test('the policy and the config name the same frame ancestors', async () => {
  const frameAncestors = ['https://wiki.example.com', 'http://localhost:7007'];
  const framed = await startServer({ api, dist: dist(), frameAncestors });
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
  expect(await rawRequest(server().origin, '/healthz')).toMatchObject({
    status: 200,
    body: 'ok\n',
    headers: { 'cache-control': 'no-store' },
  });
});

test('gives API responses the headers of the API, not those of a page', async () => {
  for (const path of ['/config.json', list]) {
    const { headers } = await rawRequest(server().origin, path, { method: path === list ? 'POST' : 'GET' });
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

test('index.html is revalidated each time, hashed assets are cached for a year', async () => {
  const page = await rawRequest(server().origin, '/?build=arn:aws:imagebuilder');
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>Builds') });
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
    ),
  });
  const script = await rawRequest(server().origin, '/assets/main-1a2b.js');
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
  const { status, body } = await rawRequest(server().origin, path);
  expect({ status, body }).toEqual({ status: 404, body: '404 Not Found' });
});
