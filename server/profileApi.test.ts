import { once } from 'node:events';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalog } from '../src/simulator/catalog.ts';
import { expiredSessionToken, simulatorCredentials } from '../src/simulator/keys.ts';
import { createSimulator } from '../src/simulator/simulator.ts';
import type { Listening } from './listen.ts';
import { openProfile } from './profile.ts';
import { createProfileApi } from './profileApi.ts';
import { createSimulatorApi } from './simulatorApi.ts';
import { startServer } from './startServer.ts';
import { createProfileFiles, type ProfileFiles, staticProfile } from './testProfiles.ts';
import { type RawAnswer, rawRequest } from './testRequest.ts';
import { startUpstream, type Upstream } from './testUpstream.ts';

const launchSecret = 'launch-secret-of-this-test';
const prefix = '/api/imagebuilder/us-east-1/';
const arn = catalog.linuxFailedComponent.arn;

let files: ProfileFiles;
let closing: { close(): Promise<void> }[] = [];
let answers: RawAnswer[] = [];

beforeEach(async () => {
  files = await createProfileFiles();
  await files.writeCredentials(staticProfile('dev', simulatorCredentials));
});

afterEach(async () => {
  await Promise.all(closing.map((server) => server.close()));
  await files.remove();
  const said = JSON.stringify(answers);
  for (const secret of [simulatorCredentials.secretAccessKey, expiredSessionToken, launchSecret]) {
    expect(said).not.toContain(secret);
  }
  closing = [];
  answers = [];
});

/** Starts the profile mode's server in front of an endpoint. */
async function forwardTo(endpointUrl: URL, { profile = 'dev', deadline = 30_000 } = {}): Promise<Listening> {
  const api = createProfileApi({
    profile: await openProfile(profile),
    region: 'us-east-1',
    knownIdentity: () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/someone' }),
    launchSecret,
    endpointUrl,
    deadline,
  });
  const server = await startServer({ api });
  closing.push(server);
  return server;
}

async function forwardToSimulator(profile?: string): Promise<Listening> {
  const simulator = await startServer({ api: createSimulatorApi(createSimulator()) });
  closing.push(simulator);
  return forwardTo(new URL(simulator.origin + prefix), profile === undefined ? {} : { profile });
}

async function forwardToUpstream(answer: Parameters<typeof startUpstream>[0], deadline?: number) {
  const upstream: Upstream = await startUpstream(answer);
  closing.push(upstream);
  const server = await forwardTo(upstream.url, deadline === undefined ? {} : { deadline });
  return { upstream, server };
}

async function ask(server: Listening, operation: string, init: Parameters<typeof rawRequest>[2] = {}) {
  const headers = { 'x-launch-secret': launchSecret, ...init.headers };
  const answer = await rawRequest(server.origin, prefix + operation, { method: 'POST', ...init, headers });
  answers.push(answer);
  return answer;
}

function list(server: Listening, init: Parameters<typeof rawRequest>[2] = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return ask(server, 'ListWorkflowExecutions', {
    body: JSON.stringify({ imageBuildVersionArn: arn }),
    ...init,
    headers,
  });
}

const readError = ({ status, headers, body }: RawAnswer) => ({
  status,
  name: headers['x-amzn-errortype'],
  message: v.parse(v.object({ message: v.string() }), JSON.parse(body)).message,
});

test('an endpoint that verifies signatures takes a POST and a GET', async () => {
  const server = await forwardToSimulator();
  const listed = await list(server);
  expect(listed.status).toBe(200);
  expect(JSON.parse(listed.body)).toMatchObject({
    imageBuildVersionArn: arn,
    workflowExecutions: expect.any(Array),
  });
  expect(listed.headers).toMatchObject({
    'content-type': expect.stringContaining('json'),
    'cache-control': 'no-store',
  });
  expect(listed.headers['x-amzn-requestid']).toBeDefined();

  const image = await ask(server, `GetImage?imageBuildVersionArn=${encodeURIComponent(arn)}`, {
    method: 'GET',
  });
  expect(image.status).toBe(200);
  expect(JSON.parse(image.body)).toMatchObject({ image: { arn } });
});

test("the service's own refusals pass unchanged", async () => {
  const server = await forwardToSimulator();
  const answer = await ask(server, 'ListWorkflowExecutions', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ imageBuildVersionArn: catalog.doesNotExist.arn }),
  });
  expect(readError(answer)).toMatchObject({ status: 404, name: 'ResourceNotFoundException' });
});

test('keys that are wrong are refused by the endpoint, and new ones are taken up without a restart', async () => {
  await files.writeCredentials(
    staticProfile('dev', { ...simulatorCredentials, secretAccessKey: 'wrong/secret' }),
  );
  expect((await list(await forwardToSimulator())).status).toBe(403);

  await files.writeCredentials(
    staticProfile('dev', { ...simulatorCredentials, sessionToken: expiredSessionToken }),
  );
  const server = await forwardToSimulator();
  expect(readError(await list(server))).toEqual({
    status: 401,
    name: 'ExpiredTokenException',
    message: 'The session of profile "dev" is over. Renew its credentials.',
  });
  await files.writeCredentials(staticProfile('dev', simulatorCredentials));
  expect((await list(server)).status).toBe(200);
});

test('an SSO session that is over says what to run', async () => {
  await files.writeConfig(
    [
      '[profile sso]',
      'sso_session = company',
      'sso_account_id = 111122223333',
      'sso_role_name = Reader',
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/Other',
      'source_profile = sso',
      '[sso-session company]',
      'sso_start_url = https://company.example/start',
      'sso_region = us-east-1',
    ].join('\n'),
  );
  for (const profile of ['sso', 'role']) {
    expect(readError(await list(await forwardToSimulator(profile)))).toEqual({
      status: 401,
      name: 'ExpiredTokenException',
      message: `The session of profile "${profile}" is over. Run: aws sso login --profile ${profile}`,
    });
  }
});

test("a process that gives no credentials is not quoted, since its arguments may be anyone's secret", async () => {
  await files.writeConfig(
    '[profile process]\ncredential_process = false --password launch-secret-of-this-test\n',
  );
  expect(readError(await list(await forwardToSimulator('process')))).toEqual({
    status: 401,
    name: 'MissingAuthenticationTokenException',
    message:
      'Profile "process" gives no credentials. To see why, run: aws sts get-caller-identity --profile process',
  });
});

test('writes, unknown operations and calls without the secret never leave this machine', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => response.end());
  const calls = [
    await ask(server, 'CancelImageCreation', { method: 'PUT', body: '{}' }),
    await ask(server, 'DeleteImage', { method: 'POST' }),
    await list(server, { headers: { 'x-launch-secret': 'guess' } }),
    await list(server, { headers: { 'sec-fetch-site': 'cross-site' } }),
  ];
  expect(calls.map(({ status }) => status)).toEqual([403, 404, 403, 403]);
  expect(upstream.requests).toEqual([]);
});

test('only what the service needs is forwarded, signed for the region of the path', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-amzn-requestid': 'r-1',
      age: '9',
      'set-cookie': 'a=b',
    });
    response.end('{}');
  });
  const answer = await list(server, {
    headers: {
      cookie: 'session=1',
      authorization: 'AWS4-HMAC-SHA256 of the page',
      'x-amz-security-token': 'page',
    },
  });
  const [sent] = upstream.requests;
  expect(sent?.url).toBe('/ListWorkflowExecutions');
  expect(sent?.headers).toMatchObject({
    host: upstream.url.host,
    'content-type': 'application/json',
    authorization: expect.stringMatching(
      new RegExp(
        `^AWS4-HMAC-SHA256 Credential=${simulatorCredentials.accessKeyId}/\\d{8}/us-east-1/imagebuilder/aws4_request, `,
      ),
    ),
  });
  for (const name of ['cookie', 'x-launch-secret', 'x-amz-security-token'])
    expect(sent?.headers).not.toHaveProperty(name);
  expect(answer.headers).toMatchObject({ 'x-amzn-requestid': 'r-1', 'cache-control': 'no-store' });
  expect(answer.headers['date']).toBeDefined();
  for (const name of ['age', 'set-cookie']) expect(answer.headers).not.toHaveProperty(name);
});

test('config.json names the profile and its account, and no secret', async () => {
  const { server } = await forwardToUpstream((_request, response) => response.end());
  const answer = await rawRequest(server.origin, '/config.json');
  answers.push(answer);
  expect(JSON.parse(answer.body)).toEqual({
    access: {
      kind: 'profile',
      profile: 'dev',
      account: '111122223333',
      identity: 'arn:aws:iam::111122223333:user/someone',
    },
    region: 'us-east-1',
  });
});

test('an endpoint that is not there is an answer, not a hang', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => response.end());
  await upstream.close();
  expect(readError(await list(server))).toEqual({
    status: 502,
    name: 'BadGatewayException',
    message: `${upstream.url.host} can't be reached (ECONNREFUSED). Is this machine online, and does the region exist?`,
  });
});

test.each([
  ['no answer', () => undefined],
  [
    'half an answer',
    (_request: unknown, response: { write(text: string): void }) => {
      response.write('{"workflowExecutions": [');
    },
  ],
])('%s ends at the deadline', async (_what, answer) => {
  const { server } = await forwardToUpstream(answer, 50);
  expect(readError(await list(server))).toMatchObject({ status: 504, name: 'GatewayTimeoutException' });
});

test('a redirect is not followed: the signature would go to whoever it names', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
  });
  expect(readError(await list(server)).status).toBe(502);
  expect(upstream.requests).toHaveLength(1);
});

test('a page that goes away takes its request along', async () => {
  const leaving = new AbortController();
  let left: Promise<unknown> | undefined;
  const { server } = await forwardToUpstream((request) => {
    left = once(request.socket, 'close');
    leaving.abort();
  });
  await expect(list(server, { signal: leaving.signal })).rejects.toThrow('aborted');
  await left;
});

test('a clock that is off is put right with the Date of the refusal', async () => {
  const ahead = 60 * 60_000;
  const { server, upstream } = await forwardToUpstream((_request, response, count) => {
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString());
    if (count === 1) response.writeHead(403, { 'x-amzn-errortype': 'InvalidSignatureException' });
    response.end('{}');
  });
  expect((await list(server)).status).toBe(200);
  const [first, second] = upstream.requests.map(({ headers }) => parseAmzDate(String(headers['x-amz-date'])));
  expect(Math.round(((second ?? 0) - (first ?? 0)) / 60_000)).toBe(60);
});

function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
