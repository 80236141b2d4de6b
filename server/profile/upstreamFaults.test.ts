import { once } from 'node:events';
import { expect, test } from 'vitest';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { staticProfile } from '../testing/testProfiles.ts';
import { maxResponseBytes } from './relayResponse.ts';
import { forwardToUpstream, list, readError, provideProfileFiles } from '../testing/testProfileServer.ts';

const files = provideProfileFiles();

test('reports an unreachable endpoint', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => response.end());
  await upstream.close();
  expect(readError(await list(server))).toEqual({
    status: 502,
    name: 'BadGatewayException',
    message: `${upstream.url.host} can't be reached (ECONNREFUSED). Is this machine online, and does the Region exist?`,
  });
});

test.each([
  ['no response', () => undefined],
  [
    'half a response',
    (_request: unknown, response: { write(text: string): void }) => {
      response.write('{"workflowExecutions": [');
    },
  ],
])('ends at the deadline with %s', async (_what, answer) => {
  const { server } = await forwardToUpstream(answer, 50);
  expect(readError(await list(server))).toMatchObject({ status: 504, name: 'GatewayTimeoutException' });
});

test('does not follow a redirect, which would hand the signature to another host', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
  });
  expect(readError(await list(server)).status).toBe(502);
  expect(upstream.requests).toHaveLength(1);
});

test('cancels the request to AWS when the page disconnects', async () => {
  const leaving = new AbortController();
  let left: Promise<unknown> | undefined;
  const { server } = await forwardToUpstream((request) => {
    left = once(request.socket, 'close');
    leaving.abort();
  });
  await expect(list(server, { signal: leaving.signal })).rejects.toThrow('aborted');
  await left;
});

test('corrects a wrong clock with the Date of the rejection', async () => {
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

test('does not correct the clock by more than a day', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.setHeader('date', new Date(Date.now() + 25 * 60 * 60_000).toUTCString());
    response.writeHead(403, { 'x-amzn-errortype': 'InvalidSignatureException' }).end('{"message":"skew"}');
  });
  expect(readError(await list(server))).toMatchObject({ status: 403, name: 'InvalidSignatureException' });
  expect(upstream.requests).toHaveLength(1);
});

test.each(['<!doctype html><title>Blocked</title>', '{"workflowExecutions": ['])(
  'reports a response that is not JSON: %s',
  async (body) => {
    const { server, upstream } = await forwardToUpstream((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html', 'x-amzn-waf-action': 'block' }).end(body);
    });
    const answer = await list(server);
    expect(readError(answer)).toEqual({
      status: 502,
      name: 'BadGatewayException',
      message: `${upstream.url.host} returned HTTP 403 without JSON. A proxy or a firewall between this machine and AWS may have replaced the response.`,
    });
    expect(answer.headers['x-amzn-waf-action']).toBeUndefined();
  },
);

test('labels JSON as JSON, whatever the type it came with', async () => {
  const { server } = await forwardToUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', refresh: '0; url=//evil.example' });
    response.end('{"message":"<script>alert(1)</script>"}');
  });
  const { headers } = await list(server);
  expect(headers['content-type']).toBe('application/json');
  expect(headers['refresh']).toBeUndefined();
});

test('passes on a response of 10 MB and no larger one', async () => {
  const sizes = [maxResponseBytes, maxResponseBytes + 1];
  const { server, upstream } = await forwardToUpstream((_request, response, count) => {
    response.end(`"${'x'.repeat((sizes[count - 1] ?? 0) - 2)}"`);
  });
  const largest = await list(server);
  expect([largest.status, largest.body.length]).toEqual([200, maxResponseBytes]);
  expect(readError(await list(server))).toMatchObject({
    status: 502,
    message: `${upstream.url.host} returned more than 10 MB.`,
  });
});

test('removes the session token from the errors of AWS that repeat it', async () => {
  const sessionToken = 'FwoGZXIvYXdzE/session+token==';
  await files.current.writeCredentials(staticProfile('dev', { ...simulatorCredentials, sessionToken }));
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.writeHead(403, { 'x-amzn-errortype': 'InvalidSignatureException', 'x-amzn-note': sessionToken });
    const message = `The canonical string should have been: x-amz-security-token:${sessionToken} ${encodeURIComponent(sessionToken)}`;
    response.end(JSON.stringify({ message }).replaceAll('/', String.raw`\/`));
  });
  const answer = await list(server);
  expect(upstream.requests[0]?.headers['x-amz-security-token']).toBe(sessionToken);
  expect(answer.headers['x-amzn-note']).toBe('[removed]');
  expect(readError(answer).message).toBe(
    'The canonical string should have been: x-amz-security-token:[removed] [removed]',
  );
});

function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
