import { HttpRequest } from '@smithy/protocol-http';
import { afterEach, expect, test, vi } from 'vitest';
import { createRelay } from './relay.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const signedHeaders = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA', 'x-amz-date': '20261120T120000Z' };

const signed = (facts: Partial<ConstructorParameters<typeof HttpRequest>[0]>) =>
  new HttpRequest({
    protocol: 'https:',
    hostname: 'imagebuilder.us-east-1.amazonaws.com',
    method: 'POST',
    path: '/ListWorkflowExecutions',
    headers: { ...signedHeaders },
    ...facts,
  });

/** Stands where the page's own origin answers. */
function answeringWith(answer: (request: Request) => Response) {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request);
    return answer(request);
  });
  return requests;
}

test('only protocol, host and path change, after signing; what was signed stays', async () => {
  const requests = answeringWith(() => new Response('{}'));
  const relay = createRelay({
    origin: 'http://127.0.0.1:4173',
    region: 'us-east-1',
    headers: { 'x-launch-secret': 's' },
  });
  const post = signed({ body: '{"nextToken":"ü"}' });
  await relay.handle(post);
  const [request] = requests;
  expect(request?.url).toBe('http://127.0.0.1:4173/api/imagebuilder/us-east-1/ListWorkflowExecutions');
  expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
    ...signedHeaders,
    'x-launch-secret': 's',
  });
  expect(await request?.text()).toBe('{"nextToken":"ü"}');
  expect(request?.credentials).toBe('omit');
  // The SDK signs and sends the same object again for its next attempt.
  expect(post).toMatchObject({
    hostname: 'imagebuilder.us-east-1.amazonaws.com',
    path: '/ListWorkflowExecutions',
  });
  expect(post.headers).toEqual(signedHeaders);
});

test('it goes to the default port of a deployment, and drops a port that was signed for', async () => {
  const requests = answeringWith(() => new Response('{}'));
  const relay = createRelay({ origin: 'https://builds.example.com', region: 'eu-west-1' });
  await relay.handle(signed({ method: 'PUT', path: '/SendWorkflowStepAction', port: 8443, body: '{}' }));
  expect(requests[0]?.method).toBe('PUT');
  expect(requests[0]?.url).toBe(
    'https://builds.example.com/api/imagebuilder/eu-west-1/SendWorkflowStepAction',
  );
});

test('a query arrives encoded as it was signed', async () => {
  const requests = answeringWith(() => new Response('{}'));
  const relay = createRelay({ origin: 'http://127.0.0.1:4173', region: 'us-east-1' });
  const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
  await relay.handle(
    signed({ method: 'GET', path: '/GetImage', query: { imageBuildVersionArn: arn, b: "ü 😀'(*)!~" } }),
  );
  expect(requests[0]?.method).toBe('GET');
  expect(requests[0]?.url.slice(requests[0].url.indexOf('?'))).toBe(
    '?b=%C3%BC%20%F0%9F%98%80%27%28%2A%29%21~' +
      '&imageBuildVersionArn=arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fgolden-ami%2F1.4.2%2F17',
  );
});

test('an answer’s body is read to its end before the answer is handed on', async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  answeringWith(() => new Response(readable, { status: 429, headers: { 'x-amzn-requestid': 'r' } }));
  const writer = writable.getWriter();
  const relay = createRelay({ origin: 'http://127.0.0.1:4173', region: 'us-east-1' });
  let handedOn = false;
  const answer = relay.handle(signed({})).finally(() => {
    handedOn = true;
  });
  await writer.write(new TextEncoder().encode('{"message":'));
  expect(handedOn).toBe(false);
  await writer.write(new TextEncoder().encode('"ü"}'));
  await writer.close();
  const { response } = await answer;
  expect(response).toMatchObject({ statusCode: 429, headers: { 'x-amzn-requestid': 'r' } });
  expect(new TextDecoder().decode(response.body)).toBe('{"message":"ü"}');
});

test('an answer without a body is no bytes', async () => {
  answeringWith(() => new Response(null, { status: 204 }));
  const relay = createRelay({ origin: 'http://127.0.0.1:4173', region: 'us-east-1' });
  const { response } = await relay.handle(signed({}));
  expect(response.body).toEqual(new Uint8Array());
});

test('giving up ends a body that stalls', async () => {
  const stalled = new ReadableStream<Uint8Array>();
  // As a browser does it: an abort fails the body of an answer that has begun.
  answeringWith(
    ({ signal }) =>
      new Response(stalled.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal })),
  );
  const relay = createRelay({ origin: 'http://127.0.0.1:4173', region: 'us-east-1' });
  const controller = new AbortController();
  const answer = relay.handle(signed({}), { abortSignal: controller.signal });
  controller.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});
