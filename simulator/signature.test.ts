import { ListWorkflowExecutionsCommand, GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { ask, clientOf, harness, manualClock, signedRequest } from './testing/harness.ts';
import {
  expiredSessionToken,
  readOnlyCredentials,
  sessionCredentials,
  sessionTokenUntil,
  simulatorCredentials,
} from './keys.ts';
import { createSimulator } from './simulator.ts';

const input = { imageBuildVersionArn: catalog.linuxPrevious.arn };

test('accepts the SDK’s signatures of POST, GET and PUT, on the service’s host and on another origin', async () => {
  for (const viaRelay of [false, true]) {
    const { client } = harness({ viaRelay });
    const list = await client.send(new ListWorkflowExecutionsCommand(input));
    expect(list.workflowExecutions).toHaveLength(4);
    const image = await client.send(new GetImageCommand(input));
    expect(image.image?.name).toBe('Golden-AMI');
  }
});

test('requires the Region of the address in the scope of the signature', async () => {
  const { simulator } = harness();
  const european = { imageBuildVersionArn: catalog.otherRegion.arn };
  expect((await ask(simulator, 'GetImage', european, { region: 'eu-west-1' })).status).toBe(200);
  expect((await ask(simulator, 'GetImage', european, { region: 'us-east-1' })).status).toBe(404);
  const chinese = { imageBuildVersionArn: catalog.china.arn };
  expect((await ask(simulator, 'GetImage', chinese, { region: 'cn-north-1' })).status).toBe(200);
  const gov = { imageBuildVersionArn: catalog.govCloud.arn };
  expect((await ask(simulator, 'GetImage', gov, { region: 'us-gov-west-1' })).status).toBe(200);

  const signed = await signedRequest('ListImages', {}, { region: 'eu-west-1' });
  const turned = new Request('http://127.0.0.1/api/imagebuilder/us-east-1/ListImages', {
    method: 'POST',
    headers: signed.headers,
    body: '{}',
  });
  const response = await simulator.handle(turned);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('Credential should be scoped to a valid region');
});

test('refuses a wrong secret, an unknown key and no signature as AWS does', async () => {
  const { simulator } = harness();
  const wrong = await ask(simulator, 'ListWorkflowExecutions', input, {
    credentials: { ...simulatorCredentials, secretAccessKey: 'something else' },
  });
  expect([wrong.status, wrong.headers.get('x-amzn-errortype')]).toEqual([403, 'InvalidSignatureException']);
  expect(wrong.body['message']).toBe(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
  const unknown = await ask(simulator, 'ListWorkflowExecutions', input, {
    credentials: { ...simulatorCredentials, accessKeyId: 'AKIAUNKNOWN000000000' },
  });
  expect([unknown.status, unknown.headers.get('x-amzn-errortype')]).toEqual([
    403,
    'UnrecognizedClientException',
  ]);
  expect(unknown.body['message']).toBe('The security token included in the request is invalid.');

  const bare = await simulator.handle(
    new Request('http://127.0.0.1/ListImages', { method: 'POST', body: '{}' }),
  );
  expect(bare.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  for (const authorization of ['Bearer abc', 'AWS4-HMAC-SHA256 Credential=a/b', 'AWS4-HMAC-SHA256 ']) {
    const odd = new Request('http://127.0.0.1/ListImages', { method: 'POST', headers: { authorization } });
    const response = await simulator.handle(odd);
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'IncompleteSignatureException',
    ]);
  }
});

test('refuses a changed body, query, header or method', async () => {
  const { simulator } = harness();
  const post = await signedRequest('ListWorkflowExecutions', input);
  const other = JSON.stringify({ imageBuildVersionArn: catalog.running.arn });
  const get = await signedRequest('GetImage', input);
  const headers = new Headers(post.headers);
  headers.set('content-type', 'text/plain');
  const unsigned = new Headers(post.headers);
  unsigned.set('x-unsigned', 'of no interest');
  const rehashed = new Headers(post.headers);
  rehashed.delete('x-amz-content-sha256');
  const body = JSON.stringify(input);
  const changed = [
    new Request(post.url, { method: 'POST', headers: post.headers, body: other }),
    new Request(get.url.replace('golden-ami', 'running-image'), { headers: get.headers }),
    new Request(post.url, { method: 'POST', headers, body }),
    new Request(post.url, { method: 'POST', headers: rehashed, body: other }),
  ];
  for (const request of changed) {
    const response = await simulator.handle(request);
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidSignatureException');
  }
  const kept = await simulator.handle(new Request(post.url, { method: 'POST', headers: unsigned, body }));
  expect(kept.status).toBe(200);
});

test('session keys need their token, and expire with it by the account’s clock', async () => {
  const { simulator, clock } = harness();
  const askWith = async (token: { sessionToken?: string }) => {
    const { status, headers } = await ask(simulator, 'ListWorkflowExecutions', input, {
      credentials: { ...sessionCredentials, ...token },
    });
    return [status, headers.get('x-amzn-errortype')];
  };
  const session = { sessionToken: sessionTokenUntil(clock.now() + 60_000) };
  expect(await askWith(session)).toEqual([200, null]);
  for (const odd of [{}, { sessionToken: 'of another user' }]) {
    expect(await askWith(odd)).toEqual([403, 'UnrecognizedClientException']);
  }
  clock.advance(60_000);
  expect(await askWith(session)).toEqual([403, 'ExpiredTokenException']);
});

test('accepts any session token but the expired one', async () => {
  const { simulator } = harness();
  const fresh = await ask(simulator, 'ListWorkflowExecutions', input, {
    credentials: { ...simulatorCredentials, sessionToken: 'a session' },
  });
  expect(fresh.status).toBe(200);
  const ended = await ask(simulator, 'ListWorkflowExecutions', input, {
    credentials: { ...simulatorCredentials, sessionToken: expiredSessionToken },
  });
  expect([ended.status, ended.headers.get('x-amzn-errortype')]).toEqual([403, 'ExpiredTokenException']);
});

test('the read-only key reads, and its writes are refused by name', async () => {
  const { simulator } = harness();
  const credentials = readOnlyCredentials;
  expect((await ask(simulator, 'ListWorkflowExecutions', input, { credentials })).status).toBe(200);
  const refused = await ask(
    simulator,
    'CancelImageCreation',
    { imageBuildVersionArn: catalog.running.arn, clientToken: 'c' },
    { credentials },
  );
  expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([403, 'AccessDeniedException']);
  expect(refused.body['message']).toContain(
    `imagebuilder:CancelImageCreation on resource: ${catalog.running.arn}`,
  );
});

test('skew is measured against the wall clock: up to five minutes are accepted; with a manual clock skew is not checked', async () => {
  const clock = manualClock();
  const simulator = createSimulator({ clock, wallClock: clock });
  const minutes = (count: number) => new Date(clock.now() + count * 60_000);
  for (const [at, status] of [
    [-4, 200],
    [4, 200],
    [-6, 403],
    [6, 403],
  ] as const) {
    const answer = await ask(simulator, 'ListWorkflowExecutions', input, { at: minutes(at) });
    expect(answer.status, String(at)).toBe(status);
    if (status === 403)
      expect(answer.body['message']).toMatch(
        /^Signature (?:expired|not yet current): \d{8}T\d{6}Z is (?:now earlier|still later) than/,
      );
  }
  const madeUp = createSimulator({ clock });
  expect((await ask(madeUp, 'ListWorkflowExecutions', input, { at: minutes(1e6) })).status).toBe(200);
  const real = createSimulator();
  expect((await ask(real, 'ListWorkflowExecutions', input)).status).toBe(200);
  expect((await clientOf(real).send(new GetImageCommand(input))).image?.arn).toBe(input.imageBuildVersionArn);
  expect((await ask(real, 'ListWorkflowExecutions', input, { at: new Date(0) })).status).toBe(403);
});
