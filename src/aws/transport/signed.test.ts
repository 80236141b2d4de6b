import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import { simulatorCredentials } from '../../../simulator/keys.ts';
import { createSimulator } from '../../../simulator/simulator.ts';
import { createClient } from '../client.ts';
import { isOperationName, operations, type OperationName } from '../registry.ts';
import { imagebuilderSdk } from './imagebuilderSdk.ts';
import { logsSdk } from './logsSdk.ts';
import { createSignedTransport } from './signed.ts';

const origin = 'https://builds.example.com';
const imageBuildVersionArn = catalog.linuxFailedComponent.arn;

/** The signed transport, with `respond` in place of the page's own origin. */
function signedWith(
  respond: (request: Request, count: number) => Response | Promise<Response>,
  region = 'us-east-1',
) {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request.clone());
    return respond(request, requests.length);
  });
  const transport = createSignedTransport({ origin, region, credentials: simulatorCredentials });
  const send = (operation: OperationName, input: object, signal = new AbortController().signal) =>
    transport.send(operation, input, signal);
  return { transport, send, requests };
}

/** A simulated account that verifies each signature. */
function signedToSimulator(region?: string) {
  const simulator = createSimulator();
  return { simulator, ...signedWith((request) => simulator.handle(request), region) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('every operation of the registry has a command of its service’s SDK', () => {
  const sdks = { imagebuilder: imagebuilderSdk, logs: logsSdk };
  for (const name of Object.keys(operations).filter(isOperationName)) {
    expect(sdks[operations[name].service].commands).toHaveProperty(name);
  }
});

test('sends a signed request to the page’s own origin, and the signature still matches there', async () => {
  const { send, requests, simulator } = signedToSimulator('eu-west-1');
  const { arn } = catalog.otherRegion;
  expect(await send('ListWorkflowExecutions', { imageBuildVersionArn: arn })).toMatchObject({ status: 200 });
  expect(await send('GetImage', { imageBuildVersionArn: arn })).toMatchObject({ status: 200 });
  // Neither exists. The service says so rather than that the signature does not match.
  const odd = { stepExecutionId: "step-ü 😀 a+b%2F%3A'(*)!~" };
  expect((await send('GetWorkflowStepExecution', odd)).text).toContain('message');
  const action = { imageBuildVersionArn: arn, stepExecutionId: 'step-0', action: 'RESUME', reason: 'ü 😀' };
  await send('SendWorkflowStepAction', { ...action, clientToken: 'token' });
  expect(requests.map(({ url }) => url.split('?')[0])).toEqual(
    ['ListWorkflowExecutions', 'GetImage', 'GetWorkflowStepExecution', 'SendWorkflowStepAction'].map(
      (name) => `${origin}/api/imagebuilder/eu-west-1/${name}`,
    ),
  );
  expect(requests[0]?.headers.get('authorization')).toContain('/eu-west-1/imagebuilder/aws4_request');
  expect(requests.map(({ credentials }) => credentials)).toEqual(requests.map(() => 'omit'));
  const refusedSignatures = simulator.log.filter(({ errorType }) => /Signature|Token/.test(errorType ?? ''));
  expect(refusedSignatures).toEqual([]);
});

test('reads CloudWatch Logs by x-amz-target, signed for that service', async () => {
  const { transport, requests } = signedToSimulator();
  const client = createClient('us-east-1', transport);
  const logGroupName = '/aws/imagebuilder/Golden-AMI';
  const { body } = await client.send('DescribeLogStreams', { logGroupName });
  expect(body).toMatchObject({ logStreams: expect.any(Array) });
  expect(requests[0]?.url).toMatch(/\/api\/logs\/us-east-1\/$/);
  expect(requests[0]?.headers.get('x-amz-target')).toBe('Logs_20140328.DescribeLogStreams');
  expect(requests[0]?.headers.get('authorization')).toContain('/us-east-1/logs/aws4_request');
});

test('returns an error response unchanged, after one request', async () => {
  const { send, requests } = signedWith(
    () => new Response('<h1>No</h1>', { status: 503, headers: { 'x-amz-cf-id': 'cf-1' } }),
  );
  const response = await send('GetImage', { imageBuildVersionArn });
  expect(response).toMatchObject({ status: 503, text: '<h1>No</h1>' });
  expect(response.headers.get('x-amz-cf-id')).toBe('cf-1');
  expect(requests).toHaveLength(1);
});

test('returns an empty text for a response without a body', async () => {
  const { send } = signedWith(() => new Response(null, { status: 204 }));
  expect(await send('GetImage', { imageBuildVersionArn })).toMatchObject({ status: 204, text: '' });
});

test('aborting ends a body that stalls', async () => {
  const controller = new AbortController();
  const { send } = signedWith(({ signal }) => {
    // As a browser does it: an abort fails the body of a response that has begun.
    const body = new ReadableStream({
      start(stream) {
        signal.addEventListener('abort', () => stream.error(signal.reason));
      },
      // Called when the body is read.
      pull: () => controller.abort(),
    });
    return new Response(body);
  });
  await expect(send('GetImage', { imageBuildVersionArn }, controller.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('fails with the provider’s error when there are no credentials', async () => {
  const failed = Object.assign(new Error('No user has signed in.'), { name: 'CredentialsProviderError' });
  const transport = createSignedTransport({
    origin,
    region: 'us-east-1',
    credentials: () => Promise.reject(failed),
  });
  const sending = createClient('us-east-1', transport).send('GetImage', { imageBuildVersionArn });
  await expect(sending).rejects.toMatchObject({ kind: 'credentials', message: 'No user has signed in.' });
});

test('a wrong secret is refused as AWS refuses it', async () => {
  const simulator = createSimulator();
  vi.stubGlobal('fetch', (request: Request) => simulator.handle(request));
  const credentials = { ...simulatorCredentials, secretAccessKey: 'wrong' };
  const transport = createSignedTransport({ origin, region: 'us-east-1', credentials });
  const sending = createClient('us-east-1', transport).send('GetImage', { imageBuildVersionArn });
  await expect(sending).rejects.toMatchObject({ kind: 'credentials', name: 'InvalidSignatureException' });
});

const now = Date.parse('2026-11-20T12:00:00Z');
const skewed = (date: string) =>
  new Response('{"message":"Signature expired"}', {
    status: 403,
    headers: { 'x-amzn-errortype': 'InvalidSignatureException', date },
  });

describe('the clock of this computer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['ListWorkflowExecutions', { imageBuildVersionArn }],
    ['RetryImage', { imageBuildVersionArn, clientToken: 'token' }],
  ] as const)(
    'is corrected by the Date of a refused signature, and %s is signed again',
    async (operation, input) => {
      const { transport, requests } = signedWith((_request, count) =>
        count === 1 ? skewed('Fri, 20 Nov 2026 15:00:00 GMT') : Response.json({}),
      );
      const sending = createClient('us-east-1', transport).send(operation, input);
      await vi.advanceTimersByTimeAsync(1_000);
      await expect(sending).resolves.toMatchObject({ body: {} });
      const dates = requests.map(({ headers }) => headers.get('x-amz-date'));
      expect(dates).toEqual(['20261120T120000Z', expect.stringMatching(/^20261120T1500/)]);
    },
  );

  test('is not the cause of a refused signature when both clocks agree', async () => {
    const { transport, requests } = signedWith(() => skewed('Fri, 20 Nov 2026 12:01:00 GMT'));
    const sending = createClient('us-east-1', transport).send('GetImage', { imageBuildVersionArn });
    await expect(sending).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(requests).toHaveLength(1);
  });

  test('is not corrected by a cached response, which has an Age', async () => {
    const { transport, requests } = signedWith(() => {
      const response = skewed('Fri, 20 Nov 2026 15:00:00 GMT');
      response.headers.set('age', '60');
      return response;
    });
    const sending = createClient('us-east-1', transport).send('GetImage', { imageBuildVersionArn });
    await expect(sending).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(requests).toHaveLength(1);
  });
});
