import { type HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createImageBuilder } from './client.ts';
import { listWorkflowExecutions } from './imagebuilder/operations/listWorkflowExecutions.ts';
import { operations } from './registry.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const operation = 'ListWorkflowExecutions';

type Answer = (request: HttpRequest, signal: AbortSignal | undefined) => Promise<HttpResponse> | HttpResponse;

/** The real client; each attempt takes the next answer, and the last one stays. */
function clientWith(...answers: Answer[]) {
  const attempts: HttpRequest[] = [];
  const client = createImageBuilder('us-east-1', {
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      async handle(request: HttpRequest, options?: { abortSignal?: AbortSignal }) {
        const answer = answers[Math.min(attempts.length, answers.length - 1)];
        attempts.push(request);
        if (!answer) throw new Error('This test has no answer.');
        return { response: await answer(request, options?.abortSignal) };
      },
    },
  });
  const send = (signal?: AbortSignal) => client.send(operation, { imageBuildVersionArn }, signal);
  return { client, attempts, send };
}

const answered = (statusCode: number, body: string, headers: Record<string, string> = {}): Answer => {
  const bytes = new TextEncoder().encode(body);
  return () =>
    new HttpResponse({
      statusCode,
      headers: { 'content-type': 'application/json', ...headers },
      body: bytes,
    });
};
const json = (value: unknown) => answered(200, JSON.stringify(value));
const refused = (statusCode: number, name: string, headers: Record<string, string> = {}) =>
  answered(statusCode, '{"message":"no"}', { 'x-amzn-errortype': name, ...headers });

/** Nothing comes until the request is given up, as with a connection, or a body, that stalls. */
const stalling: Answer = (_request, signal) =>
  new Promise((_resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });

/** Waits as long as the SDK wants between attempts, but never until the deadline. */
async function settled<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const outcome = Promise.allSettled([promise]);
  await vi.advanceTimersByTimeAsync(19_999);
  const [result] = await outcome;
  return result;
}

test('an answer comes back as it came, with what is newer than the SDK’s model', async () => {
  const answer = { workflowExecutions: [{ workflowExecutionId: 'wf-1', newer: { than: ['the model'] } }] };
  const { send } = clientWith(json(answer));
  await expect(send()).resolves.toMatchObject({ body: answer });
});

test.each([
  [429, 'CallRateLimitExceededException', 'throttled'],
  [503, 'ServiceUnavailableException', 'unavailable'],
  [500, 'ServiceException', 'unavailable'],
])('a %d is tried three times; the third may still answer', async (status, name, kind) => {
  const forEver = clientWith(refused(status, name));
  const outcome = await settled(forEver.send());
  expect(outcome).toMatchObject({ status: 'rejected', reason: { name, kind, status, retryable: true } });
  expect(forEver.attempts).toHaveLength(3);

  const twice = clientWith(refused(status, name), refused(status, name), json({ workflowExecutions: [] }));
  const healed = await settled(twice.send());
  expect(healed).toMatchObject({ status: 'fulfilled', value: { body: { workflowExecutions: [] } } });
});

test.each([
  [400, 'InvalidPaginationTokenException', 'paginationToken'],
  [403, 'ForbiddenException', 'forbidden'],
  [404, 'ResourceNotFoundException', 'notFound'],
])('a %d %s is not tried again', async (status, name, kind) => {
  const { send, attempts } = clientWith(refused(status, name));
  await expect(send()).rejects.toMatchObject({ operation, name, kind, status, retryable: false });
  expect(attempts).toHaveLength(1);
});

test('a connection that fails is tried again, then said to be one', async () => {
  const { send, attempts } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));
  const outcome = await settled(send());
  expect(outcome).toMatchObject({ reason: { name: 'NetworkError', kind: 'network', retryable: true } });
  expect(attempts).toHaveLength(3);
});

test('what stalls is given up after 20 seconds, attempts and waiting included', async () => {
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

test('a caller that gives up ends the request, and is told that it did', async () => {
  const { send } = clientWith(stalling);
  const controller = new AbortController();
  const sending = send(controller.signal);
  controller.abort();
  await expect(sending).rejects.toMatchObject({ kind: 'cancelled', retryable: false });
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ['nothing', 'UnreadableAnswer', ''],
  ['HTML', 'UnreadableAnswer', '<!DOCTYPE html><title>Sign in</title>'],
  ['cut JSON', 'TruncatedResponse', '{"workflowExecutions":[{"workflowExecutionId":"wf-'],
  ['a document without the list', 'UnreadableAnswer', '{"requestId":"r"}'],
  ['a list in place of the document', 'UnreadableAnswer', '[]'],
  ['null', 'UnreadableAnswer', 'null'],
])('200 with %s is an error, never an empty list', async (_what, name, body) => {
  const { client } = clientWith(answered(200, body));
  const outcome = await settled(listWorkflowExecutions(client, { imageBuildVersionArn }));
  expect(outcome).toMatchObject({
    status: 'rejected',
    reason: { operation, name, kind: 'unreadable', status: 200, retryable: true },
  });
  expect(outcome).not.toMatchObject({ reason: { message: expect.stringMatching(/Unexpected|JSON\.parse/) } });
});

test('an error whose body is a proxy’s page is told by its status', async () => {
  const { send } = clientWith(answered(502, '<html><h1>Bad Gateway</h1>', { 'content-type': 'text/html' }));
  const outcome = await settled(send());
  expect(outcome).toMatchObject({ reason: { kind: 'unavailable', status: 502, name: 'HTTP 502' } });
});

test('a clock that is wrong is set by the answer’s Date, and the request signed again', async () => {
  const { send, attempts } = clientWith(
    refused(403, 'InvalidSignatureException', { date: 'Fri, 20 Nov 2026 15:00:00 GMT' }),
    json({ workflowExecutions: [] }),
  );
  const outcome = await settled(send());
  expect(outcome).toMatchObject({ status: 'fulfilled' });
  expect(attempts.map(({ headers }) => headers['x-amz-date'])).toEqual([
    '20261120T120000Z',
    expect.stringMatching(/^20261120T1500/),
  ]);
});

test('reading by GET goes the same way', async () => {
  const { client, attempts } = clientWith(json({ image: { name: 'Golden-AMI' } }));
  const answer = client.send('GetImage', { imageBuildVersionArn });
  await expect(answer).resolves.toMatchObject({ body: { image: { name: 'Golden-AMI' } } });
  expect(attempts).toMatchObject([{ method: 'GET', path: '/GetImage', query: { imageBuildVersionArn } }]);
});

const clientToken = '0e8f4f1c-4a62-4a2c-8c7d-5b1f0a1a2b3c';
const write = ({ client }: ReturnType<typeof clientWith>) =>
  client.send('RetryImage', { imageBuildVersionArn, clientToken });

test.each([
  ['a 504', answered(504, '<html>', { 'content-type': 'text/html' }), { kind: 'unavailable', status: 504 }],
  ['a 500', refused(500, 'ServiceException'), { kind: 'unavailable', status: 500 }],
  ['a 503', refused(503, 'ServiceUnavailableException'), { kind: 'unavailable', status: 503 }],
  ['a lost connection', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'network' }],
  ['an answer of somebody else', answered(200, '<!DOCTYPE html>'), { kind: 'unreadable' }],
] as [string, Answer, object][])(
  'a write is sent once when %s leaves its outcome open',
  async (_what, answer, reason) => {
    const client = clientWith(answer, json({ clientToken }));
    expect(await settled(write(client))).toMatchObject({ status: 'rejected', reason });
    expect(client.attempts).toHaveLength(1);
  },
);

test('a write that stalls is sent once, and given up after 20 seconds', async () => {
  const client = clientWith(stalling, json({ clientToken }));
  const outcome = Promise.allSettled([write(client)]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await outcome).toMatchObject([{ reason: { kind: 'deadline' } }]);
  expect(client.attempts).toHaveLength(1);
});

test('a write that was refused, by throttling or for its signature’s time, is tried again as it was', async () => {
  const client = clientWith(
    refused(429, 'CallRateLimitExceededException'),
    refused(403, 'InvalidSignatureException', { date: 'Fri, 20 Nov 2026 15:00:00 GMT' }),
    json({ clientToken }),
  );
  expect(await settled(write(client))).toMatchObject({
    status: 'fulfilled',
    value: { body: { clientToken } },
  });
  const bodies = client.attempts.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown);
  expect(bodies).toEqual([1, 2, 3].map(() => ({ imageBuildVersionArn, clientToken })));
  for (const status of [400, 403, 404] as const) {
    const forbidden = clientWith(refused(status, 'ForbiddenException'));
    expect(await settled(write(forbidden))).toMatchObject({ status: 'rejected' });
    expect(forbidden.attempts).toHaveLength(1);
  }
});

test('every write is a PUT, and no other operation is', () => {
  for (const { method, writes } of Object.values(operations)) expect(method === 'PUT').toBe(writes);
});
