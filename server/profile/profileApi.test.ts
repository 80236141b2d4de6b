import { expect, test } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { expiredSessionToken, simulatorCredentials } from '../../simulator/keys.ts';
import {
  arn,
  ask,
  forwardToSimulator,
  forwardToUpstream,
  launchSecret,
  list,
  readError,
  provideProfileFiles,
} from '../testing/testProfileServer.ts';
import { staticProfile } from '../testing/testProfiles.ts';
import { rawRequest } from '../testing/testRequest.ts';

const files = provideProfileFiles();

test('signs a POST and a GET so that their signatures are valid', async () => {
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

test('signs a request to CloudWatch Logs for that service and keeps its x-amz-target', async () => {
  const { upstream, server } = await forwardToUpstream((_request, response) => response.end('{}'));
  const answer = await rawRequest(server.origin, '/api/logs/us-east-1', {
    method: 'POST',
    headers: {
      'x-launch-secret': launchSecret,
      'x-amz-target': 'Logs_20140328.GetLogEvents',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  expect(upstream.requests[0]).toMatchObject({ method: 'POST', url: '/' });
  expect(upstream.requests[0]?.headers).toMatchObject({
    'x-amz-target': 'Logs_20140328.GetLogEvents',
    'content-type': 'application/x-amz-json-1.1',
    authorization: expect.stringMatching(/us-east-1\/logs\/aws4_request.*SignedHeaders=[^,]*x-amz-target/),
  });
});

test('relays errors of the service unchanged', async () => {
  const server = await forwardToSimulator();
  const answer = await ask(server, 'ListWorkflowExecutions', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ imageBuildVersionArn: catalog.doesNotExist.arn }),
  });
  expect(readError(answer)).toMatchObject({ status: 404, name: 'ResourceNotFoundException' });
});

test('uses new keys in the profile without a restart', async () => {
  await files.current.writeCredentials(
    staticProfile('dev', { ...simulatorCredentials, secretAccessKey: 'wrong/secret' }),
  );
  expect((await list(await forwardToSimulator())).status).toBe(403);

  await files.current.writeCredentials(
    staticProfile('dev', { ...simulatorCredentials, sessionToken: expiredSessionToken }),
  );
  const server = await forwardToSimulator();
  expect(readError(await list(server))).toEqual({
    status: 401,
    name: 'ExpiredTokenException',
    message: 'The session of profile "dev" is over. Renew its credentials.',
  });
  await files.current.writeCredentials(staticProfile('dev', simulatorCredentials));
  expect((await list(server)).status).toBe(200);
});

test('names the command that renews an expired SSO session', async () => {
  await files.current.writeConfig(
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

test('does not quote a credential process that fails, since its arguments may hold secrets', async () => {
  await files.current.writeConfig(
    '[profile process]\ncredential_process = false --password launch-secret-of-this-test\n',
  );
  expect(readError(await list(await forwardToSimulator('process')))).toEqual({
    status: 401,
    name: 'MissingAuthenticationTokenException',
    message:
      'Profile "process" gives no credentials. To see why, run: aws sts get-caller-identity --profile process',
  });
});

test('does not forward writes, unknown operations and requests without the secret', async () => {
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

test('forwards writes only when they are allowed, and only for the page of this launch', async () => {
  const retry = {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ imageBuildVersionArn: catalog.retryFailsAgain.arn, clientToken: 'once' }),
  };
  const off = await ask(await forwardToSimulator(), 'RetryImage', retry);
  expect(readError(off)).toEqual({
    status: 403,
    name: 'WritesOffException',
    message: expect.stringContaining('It was started without --allow-writes.'),
  });
  const server = await forwardToSimulator(undefined, true);
  const refused = [
    { ...retry, headers: { ...retry.headers, 'x-launch-secret': 'guess' } },
    { ...retry, headers: { ...retry.headers, origin: 'https://attacker.example' } },
  ];
  for (const each of refused) expect(await ask(server, 'RetryImage', each)).toMatchObject({ status: 403 });
  const on = await ask(server, 'RetryImage', retry);
  expect([on.status, JSON.parse(on.body)]).toEqual([
    200,
    { imageBuildVersionArn: catalog.retryFailsAgain.arn, clientToken: 'once' },
  ]);
});

test('forwards only the headers that the service needs, signed for the Region of the path', async () => {
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

test('names the profile and its account in config.json, without a secret', async () => {
  const { server } = await forwardToUpstream((_request, response) => response.end());
  const answer = await rawRequest(server.origin, '/config.json');
  expect(answer.body).not.toContain(launchSecret);
  expect(JSON.parse(answer.body)).toEqual({
    access: {
      kind: 'profile',
      profile: 'dev',
      account: '111122223333',
      identity: 'arn:aws:iam::111122223333:user/someone',
    },
    region: 'us-east-1',
    frameAncestors: [],
    writes: false,
    logLines: true,
  });
});
