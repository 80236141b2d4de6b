import { expect, onTestFinished, test } from 'vitest';
import { rawRequest } from '../testing/testRequest.ts';
import { list, testApp } from '../testing/testApp.ts';
import { createLaunch } from './launch.ts';
import { startServer } from './startServer.ts';

const { api, calls, dist, launch, post, server } = testApp();

const readConfig = (headers: Record<string, string>) =>
  rawRequest(server().origin, '/config.json', { headers });

/** Exchanges the launch's secret for a session: the headers that a browser sends from then on. */
async function startSession() {
  const config = await readConfig({ 'x-launch-secret': launch.secret });
  expect(config.headers['cache-control']).toBe('no-store');
  const { sessionKey, ...others } = JSON.parse(config.body);
  const [attributes = ''] = config.headers['set-cookie'] ?? [];
  const [cookie = ''] = attributes.split(';');
  expect(attributes.slice(cookie.length)).toBe('; Path=/; HttpOnly; SameSite=Strict');
  expect(cookie).toMatch(new RegExp(`^dashboard-session-${server().port}=`));
  return { others, cookie, key: String(sessionKey) };
}

test.each([
  'attacker.example',
  'attacker.example:80',
  '127.0.0.1',
  '127.0.0.1:1',
  'localhost.attacker.example',
])('refuses the host %s for pages and API requests', async (host) => {
  for (const path of ['/', '/config.json', list]) {
    const response = await rawRequest(server().origin, path, { headers: { host } });
    expect(response.status).toBe(421);
    expect(response.body).toContain('does not name this machine');
  }
});

test('accepts the three names of this machine', async () => {
  for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
    expect(await post({ host: `${name}:${server().port}` })).toMatchObject({ status: 200 });
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
  for (const response of [
    await post(headers),
    await rawRequest(server().origin, '/config.json', { headers }),
    await rawRequest(server().origin, list, { method: 'OPTIONS', headers }),
  ]) {
    expect(response).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'CrossSiteException', 'x-refused-by': 'local-server' },
    });
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    expect(JSON.parse(response.body)).toEqual({
      __type: 'CrossSiteException',
      message: expect.stringContaining('a page of another site'),
    });
  }
  expect(calls).toHaveLength(before);
});

test('admits the page itself, a typed address and the AWS CLI', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'same-origin', origin: server().origin },
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
      const response = await rawRequest(server().origin, path, { method, headers });
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
  const later = await startServer({ api: { ...api, launchSecret: next.secret }, dist: dist(), launch: next });
  onTestFinished(() => later.close());
  const value = cookie.split('=')[1];
  const old = { cookie: `dashboard-session-${later.port}=${value}`, 'x-session-key': key };
  expect(await rawRequest(later.origin, '/config.json', { headers: old })).toMatchObject({ status: 403 });
});

test('hands the secret to the browser of this launch once', async () => {
  expect(await rawRequest(server().origin, '/launch/guess')).toMatchObject({ status: 403 });
  const response = await rawRequest(server().origin, launch.ticketPath);
  expect(response).toMatchObject({
    status: 303,
    headers: { location: launch.path, 'cache-control': 'no-store' },
  });
  expect(await rawRequest(server().origin, launch.ticketPath)).toMatchObject({ status: 403 });
});
