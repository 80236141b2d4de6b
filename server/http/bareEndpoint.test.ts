import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { signedRequest } from '../../simulator/testing/harness.ts';
import type { Listening } from './listen.ts';
import { createSimulatorApi } from '../simulator/simulatorApi.ts';
import { startServer } from './startServer.ts';
import { rawRequest } from '../testing/testRequest.ts';

const simulator = createSimulator();
let server: Listening;

beforeAll(async () => {
  server = await startServer({ api: createSimulatorApi(simulator) });
});

afterAll(() => server.close());

/** Sends a signed request to the server's own address, as with `AWS_ENDPOINT_URL`. */
async function send(...request: Parameters<typeof signedRequest>) {
  const signed = await signedRequest(...request);
  const { pathname, search } = new URL(signed.url);
  const body = signed.method === 'GET' ? undefined : await signed.text();
  const headers = Object.fromEntries(signed.headers);
  return rawRequest(server.origin, pathname + search, {
    method: signed.method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}

test('routes a signed request by the service and the Region of its signature', async () => {
  const { arn } = catalog.otherRegion;
  const image = await send('GetImage', { imageBuildVersionArn: arn }, { region: 'eu-west-1' });
  expect(image.status).toBe(200);
  expect(JSON.parse(image.body)).toMatchObject({ image: { arn } });
  const streams = await send('DescribeLogStreams', { logGroupName: '/aws/imagebuilder/Golden-AMI' });
  expect(streams.status).toBe(200);
  expect(JSON.parse(streams.body)).toHaveProperty('logStreams');
  expect(simulator.log).toMatchObject([
    { operation: 'GetImage', region: 'eu-west-1' },
    { operation: 'DescribeLogStreams', region: 'us-east-1' },
  ]);
});

test('has the headers of the API, not those of a page, also when it has no such service', async () => {
  const ofOtherService =
    'AWS4-HMAC-SHA256 Credential=AKIASIMULATORONLY000/20261124/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0';
  const responses = [
    await send('ListImages', {}),
    await rawRequest(server.origin, '/', { method: 'POST', headers: { authorization: ofOtherService } }),
  ];
  for (const { headers } of responses) {
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('permissions-policy');
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
  }
});

test('checks the signature', async () => {
  const wrong = { accessKeyId: 'AKIASIMULATORONLY000', secretAccessKey: 'wrong' };
  const answer = await send('ListImages', {}, { credentials: wrong });
  expect(answer).toMatchObject({
    status: 403,
    headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
  });
});

test('names a service that it does not have', async () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIASIMULATORONLY000/20261124/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0';
  const answer = await rawRequest(server.origin, '/', { method: 'POST', headers: { authorization } });
  expect(answer.status).toBe(404);
  expect(answer.body).toContain('sts is not served here; imagebuilder and logs are.');
});

test('leaves unsigned requests to the page', async () => {
  expect(await rawRequest(server.origin, '/ListImages', { method: 'POST' })).toMatchObject({ status: 404 });
});
