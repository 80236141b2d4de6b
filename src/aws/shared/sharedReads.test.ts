import { expect, test, vi } from 'vitest';
import type { OperationName } from '../registry.ts';
import { ServiceError } from '../serviceError.ts';
import { parseMessage, toMessage } from './readsMessage.ts';
import { type SharedRead, withSharedReads } from './sharedReads.ts';

const throttled = new ServiceError({
  operation: 'GetImage',
  kind: 'throttled',
  name: 'CallRateLimitExceededException',
  message: 'Rate exceeded',
  status: 429,
  requestId: 'request-2',
});

function clientOf(respond: (operation: OperationName) => unknown = (operation) => ({ of: operation })) {
  const send = vi.fn(async (operation: OperationName, _input: object) => {
    const body = respond(operation);
    if (body instanceof Error) throw body;
    return { body, requestId: 'request-1' };
  });
  return { client: withSharedReads({ region: 'us-east-1', send }), send };
}

/** A message as another tab receives it. */
function received(reads: readonly SharedRead[]) {
  return parseMessage(structuredClone(toMessage(reads)));
}

test('replays what another client has read, errors included, and sends only what is not among it', async () => {
  const { client: leader } = clientOf((operation) =>
    operation === 'GetImage' ? throttled : { rows: [operation] },
  );
  const recording = leader.reads.record();
  await leader.send('ListWorkflowExecutions', { maxResults: 25 });
  await expect(leader.send('GetImage', {})).rejects.toBe(throttled);
  await leader.send('CancelImageCreation', { clientToken: 'a' });
  const shared = received(recording.end()) ?? [];
  await leader.send('ListImages', {});
  expect(shared.map(({ operation }) => operation)).toEqual(['ListWorkflowExecutions', 'GetImage']);

  const { client, send } = clientOf();
  await client.reads.replay(shared, async () => {
    expect(client.reads.has('GetImage')).toBe(true);
    expect(client.reads.has('ListImages')).toBe(false);
    const response = await client.send('ListWorkflowExecutions', { maxResults: 25 });
    expect(response).toEqual({ body: { rows: ['ListWorkflowExecutions'] }, requestId: 'request-1' });
    await expect(client.send('GetImage', {})).rejects.toMatchObject({
      name: 'CallRateLimitExceededException',
      kind: 'throttled',
      status: 429,
      requestId: 'request-2',
    });
    expect(send).not.toHaveBeenCalled();
    await client.send('ListWorkflowExecutions', { maxResults: 25, nextToken: 'next' });
    await client.send('CancelImageCreation', { clientToken: 'a' });
  });
  expect(send).toHaveBeenCalledTimes(2);
  await client.send('ListWorkflowExecutions', { maxResults: 25 });
  expect(send).toHaveBeenCalledTimes(3);
  expect(client.reads.has('GetImage')).toBe(false);
});

test('a cancelled request is not shared', async () => {
  const cancelled = new ServiceError({ operation: 'GetImage', kind: 'cancelled', name: 'a', message: 'b' });
  const { client } = clientOf(() => cancelled);
  const recording = client.reads.record();
  await expect(client.send('GetImage', {})).rejects.toBe(cancelled);
  expect(recording.end()).toEqual([]);
});

const read = { operation: 'GetImage', input: {}, response: { body: {} } };
test.each([
  ['no object', 'rows'],
  ['another version', { version: 2, reads: [read] }],
  ['no reads', { version: 1, reads: [] }],
  ['an unknown operation', { version: 1, reads: [{ ...read, operation: 'toString' }] }],
  ['a write', { version: 1, reads: [{ ...read, operation: 'RetryImage' }] }],
  ['an input that is no object', { version: 1, reads: [{ ...read, input: 'all' }] }],
  [
    'an unknown kind of error',
    { version: 1, reads: [{ ...read, error: { kind: 'constructor', name: '', message: '' } }] },
  ],
  ['too many reads', { version: 1, reads: Array.from({ length: 201 }, () => read) }],
])('ignores a message with %s', (_case, message) => {
  expect(parseMessage(message)).toBeUndefined();
  expect(parseMessage({ version: 1, reads: [read] })).toHaveLength(1);
});
