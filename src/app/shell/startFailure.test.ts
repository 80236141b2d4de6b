import { expect, test } from 'vitest';
import { explainStart, readConfig } from './startFailure.ts';

// The part of a navigator that is used.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const online = { onLine: true } as Navigator;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const offline = { onLine: false } as Navigator;

const noNewVersion = async () => false;

const refuse = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

/** What `fetch` gives for a redirect that it was told not to follow. */
const redirect = async (): Promise<Response> =>
  Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });

const respond = (body: string, init?: ResponseInit) => ({ fetch: async () => new Response(body, init) });

test('a valid config.json is read', async () => {
  const view = respond('{"access":{"kind":"host"},"region":"eu-west-1"}');
  expect(await readConfig(view.fetch)).toMatchObject({ access: { kind: 'host' }, region: 'eu-west-1' });
});

test.each([
  ['an HTML page with status 200', respond('<!doctype html><title>Guest network</title>'), 'captive portal'],
  ['a missing file', respond('', { status: 404 }), 'HTTP 404'],
  ['JSON that is cut off', respond('{"access":'), 'config.json is not valid JSON.'],
])('%s is explained without the words of a parser', async (_condition, view, title) => {
  const error: unknown = await readConfig(view.fetch).catch((thrown: unknown) => thrown);
  const failure = await explainStart(error, { ...view, navigator: online }, noNewVersion);
  expect(failure.title).toContain(title);
  expect(`${failure.title} ${failure.nextStep}`).not.toMatch(/token|position|Unexpected|SyntaxError/);
});

test('shows the message of the local server when it refuses the page', async () => {
  const message = 'Open the address that `npm start` printed.';
  const view = respond(JSON.stringify({ __type: 'LaunchOverException', message }), {
    status: 403,
    headers: { 'x-refused-by': 'local-server' },
  });
  const error: unknown = await readConfig(view.fetch).catch((thrown: unknown) => thrown);
  const failure = await explainStart(error, { ...view, navigator: online }, noNewVersion);
  expect(failure).toMatchObject({
    title: 'The local server of this dashboard does not know this page.',
    nextStep: message,
  });
});

test.each([
  ['offline', { fetch: refuse, navigator: offline }, 'You are offline.'],
  ['a site that does not answer', { fetch: refuse, navigator: online }, 'This site does not answer.'],
  ['a redirect to another site', { fetch: redirect, navigator: online }, 'captive portal or a sign-in page'],
])('distinguishes %s from other network failures', async (_condition, view, title) => {
  expect((await explainStart(new TypeError('Failed to fetch'), view, noNewVersion)).title).toContain(title);
});

test('a wrong field of config.json is named', async () => {
  const view = respond('{"access":{"kind":"magic"}}');
  const error: unknown = await readConfig(view.fetch).catch((thrown: unknown) => thrown);
  expect((await explainStart(error, { ...view, navigator: online }, noNewVersion)).title).toContain(
    'config.json: access.kind',
  );
});

test('code that did not load while the site answers asks for a reload', async () => {
  const view = { ...respond('{"access":{"kind":"host"}}'), navigator: online };
  const error = new TypeError('Failed to fetch dynamically imported module: ./rows.js');
  expect((await explainStart(error, view, noNewVersion)).nextStep).toContain('reload the page');
});
