import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { list, testApp } from '../testing/testApp.ts';
import { maxBodyBytes } from './apiRoute.ts';

const { calls, launch, post, send, server } = testApp();

test('logs no fault of its own when a client disconnects in the middle of its request', async () => {
  const logged = vi.spyOn(console, 'error');
  onTestFinished(() => logged.mockRestore());
  const { hostname, port } = new URL(server().origin);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${list} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\nx-launch-secret: ${launch.secret}\r\ncontent-length: 1000\r\n\r\n{`,
  );
  await once(socket, 'connect');
  // The server has begun to read the body when it answers the next request.
  await post();
  socket.destroy();
  await once(socket, 'close');
  await post();
  await post();
  expect(logged).not.toHaveBeenCalled();
});

test('forwards a request with its region, operation and body, and forbids to cache the response', async () => {
  const response = await send('/api/imagebuilder/eu-west-1/ListImages', {
    headers: { 'content-type': 'application/json' },
    body: '{"maxResults":25}',
  });
  expect(response).toMatchObject({ status: 200, body: '{"workflowExecutions":[]}' });
  expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'x-amzn-requestid': 'r-1' });
  expect(response.headers['date']).toBeDefined();
  expect(response.headers['age']).toBeUndefined();
  expect(calls.at(-1)).toEqual({
    region: 'eu-west-1',
    operation: 'ListImages',
    body: '{"maxResults":25}',
    url: `${server().origin}/api/imagebuilder/eu-west-1/ListImages`,
  });
});

test.each([
  ['POST', '/api/imagebuilder/us-east-1/DeleteImage', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/us-east-1/constructor', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/us-east-1/ListImages/', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/evil.example%2f/ListImages', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/us-east-1@evil.example/ListImages', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder', 404, 'UnknownOperationException'],
  ['GET', list, 405, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/us-east-1/GetImage', 405, 'UnknownOperationException'],
  ['PUT', '/api/imagebuilder/us-east-1/CancelImageCreation', 403, 'WritesOffException'],
  ['POST', '/api/logs/us-east-1', 404, 'UnknownOperationException'],
  ['POST', '/api/logs/us-east-1/GetLogEvents', 404, 'UnknownOperationException'],
  ['POST', '/api/imagebuilder/us-east-1/GetLogEvents', 404, 'UnknownOperationException'],
])('refuses %s %s with an error in the form of the service', async (method, path, status, name) => {
  const before = calls.length;
  const response = await send(path, { method });
  expect(response).toMatchObject({
    status,
    headers: { 'x-amzn-errortype': name, 'cache-control': 'no-store' },
  });
  expect(JSON.parse(response.body)).toEqual({ __type: name, message: expect.any(String) });
  expect(calls).toHaveLength(before);
});

test.each(['/api/logs/eu-west-1', '/api/logs/eu-west-1/'])(
  'a request to %s is an operation of CloudWatch Logs by its x-amz-target',
  async (path) => {
    const sendTo = (target: string) => send(path, { headers: { 'x-amz-target': target }, body: '{}' });
    expect((await sendTo('Logs_20140328.GetLogEvents')).status).toBe(200);
    expect(calls.at(-1)).toMatchObject({ region: 'eu-west-1', operation: 'GetLogEvents', body: '{}' });
    expect((await sendTo('Logs_20140328.DeleteLogGroup')).status).toBe(404);
    expect((await sendTo('GetLogEvents')).status).toBe(404);
  },
);

test.each([{}, { 'transfer-encoding': 'chunked' }])(
  'refuses a body that is too large, %o',
  async (headers) => {
    const body = 'x'.repeat(maxBodyBytes + 1);
    const sent = send(list, { headers, body });
    expect(await sent).toMatchObject({
      status: 413,
      headers: { 'x-amzn-errortype': 'RequestTooLargeException' },
    });
  },
);
