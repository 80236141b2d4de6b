import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './client.ts';
import { listWorkflowExecutions } from './imagebuilder/operations/listWorkflowExecutions.ts';
import type { OperationName } from './registry.ts';
import type { TransportResponse } from './transport/transport.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const operation = 'ListWorkflowExecutions';

type Respond = (signal: AbortSignal) => Promise<TransportResponse> | TransportResponse;

/** The client above a transport that gives one of these responses to each attempt; the last one stays. */
function clientWith(...responses: Respond[]) {
  const attempts: { operation: OperationName; input: object }[] = [];
  const client = createClient('us-east-1', {
    async send(attempted, input, signal) {
      const respond = responses[Math.min(attempts.length, responses.length - 1)];
      attempts.push({ operation: attempted, input });
      if (!respond) throw new Error('This test has no response.');
      return respond(signal);
    },
  });
  const send = (signal?: AbortSignal) => client.send(operation, { imageBuildVersionArn }, signal);
  return { client, attempts, send };
}

const response =
  (status: number, text: string, headers: Record<string, string> = {}): Respond =>
  () => ({ status, headers: new Headers({ 'content-type': 'application/json', ...headers }), text });
const json = (value: unknown) => response(200, JSON.stringify(value));
const refused = (status: number, name: string, headers: Record<string, string> = {}) =>
  response(status, '{"message":"no"}', { 'x-amzn-errortype': name, ...headers });

/** No response until the request is aborted, as with a connection, or a body, that stalls. */
const stalling: Respond = (signal) =>
  new Promise((_resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });

/** Lets the pauses between attempts pass, but never the deadline. */
async function settled<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const outcome = Promise.allSettled([promise]);
  await vi.advanceTimersByTimeAsync(19_999);
  const [result] = await outcome;
  return result;
}

test('resolves with the whole JSON, including unknown fields', async () => {
  const body = { workflowExecutions: [{ workflowExecutionId: 'wf-1', newer: { than: ['the code'] } }] };
  const { send } = clientWith(json(body));
  await expect(send()).resolves.toMatchObject({ body });
});

test.each([
  [429, 'CallRateLimitExceededException', 'throttled'],
  [503, 'ServiceUnavailableException', 'unavailable'],
  [500, 'ServiceException', 'unavailable'],
])(
  'sends a request that got a %d three times, and takes a success of the third attempt',
  async (status, name, kind) => {
    const forEver = clientWith(refused(status, name));
    const outcome = await settled(forEver.send());
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name, kind, status, retryable: true } });
    expect(forEver.attempts).toHaveLength(3);

    const twice = clientWith(refused(status, name), refused(status, name), json({ workflowExecutions: [] }));
    const healed = await settled(twice.send());
    expect(healed).toMatchObject({ status: 'fulfilled', value: { body: { workflowExecutions: [] } } });
  },
);

test.each([
  [400, 'InvalidPaginationTokenException', 'paginationToken'],
  [403, 'ForbiddenException', 'forbidden'],
  [404, 'ResourceNotFoundException', 'notFound'],
])('does not repeat a request that got %d %s', async (status, name, kind) => {
  const { send, attempts } = clientWith(refused(status, name));
  await expect(send()).rejects.toMatchObject({ operation, name, kind, status, retryable: false });
  expect(attempts).toHaveLength(1);
});

test('repeats a request whose connection failed, and rejects with a network error', async () => {
  const { send, attempts } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));
  const outcome = await settled(send());
  expect(outcome).toMatchObject({ reason: { name: 'NetworkError', kind: 'network', retryable: true } });
  expect(attempts).toHaveLength(3);
});

test('aborts a stalled request 20 seconds after the call, earlier attempts included', async () => {
  const { send } = clientWith(refused(503, 'ServiceUnavailableException'), stalling);
  let outcome: unknown;
  const sending = send().catch((error: unknown) => {
    outcome = error;
  });
  await vi.advanceTimersByTimeAsync(19_999);
  expect(outcome).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await sending;
  expect(outcome).toMatchObject({ kind: 'deadline', retryable: true });
  expect(vi.getTimerCount()).toBe(0);
});

test('aborts the request when the caller cancels it', async () => {
  const { send } = clientWith(stalling);
  const controller = new AbortController();
  const sending = send(controller.signal);
  controller.abort();
  await expect(sending).rejects.toMatchObject({ kind: 'cancelled', retryable: false });
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ['nothing', 'UnreadableResponse', ''],
  ['HTML', 'UnreadableResponse', '<!DOCTYPE html><title>Sign in</title>'],
  ['JSON that was cut off', 'TruncatedResponse', '{"workflowExecutions":[{"workflowExecutionId":"wf-'],
  ['a document without the list', 'UnreadableResponse', '{"requestId":"r"}'],
  ['a list in place of the document', 'UnreadableResponse', '[]'],
  ['null', 'UnreadableResponse', 'null'],
])('rejects for status 200 with %s instead of returning an empty list', async (_what, name, body) => {
  const { client } = clientWith(response(200, body));
  const outcome = await settled(listWorkflowExecutions(client, { imageBuildVersionArn }));
  expect(outcome).toMatchObject({
    status: 'rejected',
    reason: { operation, name, kind: 'unreadable', status: 200, retryable: true },
  });
  expect(outcome).not.toMatchObject({ reason: { message: expect.stringMatching(/Unexpected|JSON\.parse/) } });
});

test('names an error whose body is an HTML page by its status', async () => {
  const { send } = clientWith(response(502, '<html><h1>Bad Gateway</h1>', { 'content-type': 'text/html' }));
  const outcome = await settled(send());
  expect(outcome).toMatchObject({ reason: { kind: 'unavailable', status: 502, name: 'HTTP 502' } });
});

test('repeats a truncated read once, and not a third time', async () => {
  const cut = response(200, '{"workflowExecutions":[{"workflowExecutionId":"wf-');
  const healed = clientWith(cut, json({ workflowExecutions: [] }));
  expect(await settled(healed.send())).toMatchObject({ status: 'fulfilled' });
  const cutTwice = clientWith(cut, cut, json({ workflowExecutions: [] }));
  expect(await settled(cutTwice.send())).toMatchObject({ reason: { name: 'TruncatedResponse' } });
  expect(cutTwice.attempts).toHaveLength(2);
});

test('waits as long as the service asks for before it repeats a throttled request', async () => {
  const { send, attempts } = clientWith(
    refused(429, 'TooManyRequestsException', { 'retry-after': '5' }),
    json({}),
  );
  const sending = send();
  await vi.advanceTimersByTimeAsync(4_999);
  expect(attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  await expect(sending).resolves.toMatchObject({ body: {} });
});

test('rejects at once with the throttling when the pause would pass the deadline', async () => {
  const { send, attempts } = clientWith(refused(429, 'TooManyRequestsException', { 'retry-after': '60' }));
  await expect(send()).rejects.toMatchObject({ kind: 'throttled' });
  expect(attempts).toHaveLength(1);
});

const clientToken = '0e8f4f1c-4a62-4a2c-8c7d-5b1f0a1a2b3c';
const write = ({ client }: ReturnType<typeof clientWith>) =>
  client.send('RetryImage', { imageBuildVersionArn, clientToken });

test.each([
  ['a 504', response(504, '<html>', { 'content-type': 'text/html' }), { kind: 'unavailable', status: 504 }],
  ['a 500', refused(500, 'ServiceException'), { kind: 'unavailable', status: 500 }],
  ['a 503', refused(503, 'ServiceUnavailableException'), { kind: 'unavailable', status: 503 }],
  ['a lost connection', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'network' }],
  ['an HTML page with status 200', response(200, '<!DOCTYPE html>'), { kind: 'unreadable' }],
] as [string, Respond, object][])(
  'sends a write once when %s leaves its outcome unknown',
  async (_what, respond, reason) => {
    const client = clientWith(respond, json({ clientToken }));
    expect(await settled(write(client))).toMatchObject({ status: 'rejected', reason });
    expect(client.attempts).toHaveLength(1);
  },
);

test('sends a write that stalls once, and aborts it after 20 seconds', async () => {
  const client = clientWith(stalling, json({ clientToken }));
  const outcome = Promise.allSettled([write(client)]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await outcome).toMatchObject([{ reason: { kind: 'deadline' } }]);
  expect(client.attempts).toHaveLength(1);
});

test('repeats a write that was refused, by throttling or for the time of its signature, unchanged', async () => {
  const client = clientWith(
    refused(429, 'CallRateLimitExceededException'),
    refused(403, 'InvalidSignatureException', { date: 'Fri, 20 Nov 2026 15:00:00 GMT' }),
    json({ clientToken }),
  );
  expect(await settled(write(client))).toMatchObject({
    status: 'fulfilled',
    value: { body: { clientToken } },
  });
  expect(client.attempts.map(({ input }) => input)).toEqual(
    [1, 2, 3].map(() => ({ imageBuildVersionArn, clientToken })),
  );
  for (const status of [400, 403, 404] as const) {
    const forbidden = clientWith(refused(status, 'ForbiddenException'));
    expect(await settled(write(forbidden))).toMatchObject({ status: 'rejected' });
    expect(forbidden.attempts).toHaveLength(1);
  }
});
