import { once } from 'node:events';
import { expect, test } from 'vitest';
import { forwardToUpstream, list, readError, provideProfileFiles } from '../testing/testProfileServer.ts';

provideProfileFiles();

test('an endpoint that is not there is an answer, not a hang', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => response.end());
  await upstream.close();
  expect(readError(await list(server))).toEqual({
    status: 502,
    name: 'BadGatewayException',
    message: `${upstream.url.host} can't be reached (ECONNREFUSED). Is this machine online, and does the region exist?`,
  });
});

test.each([
  ['no answer', () => undefined],
  [
    'half an answer',
    (_request: unknown, response: { write(text: string): void }) => {
      response.write('{"workflowExecutions": [');
    },
  ],
])('%s ends at the deadline', async (_what, answer) => {
  const { server } = await forwardToUpstream(answer, 50);
  expect(readError(await list(server))).toMatchObject({ status: 504, name: 'GatewayTimeoutException' });
});

test('a redirect is not followed: the signature would go to whoever it names', async () => {
  const { server, upstream } = await forwardToUpstream((_request, response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
  });
  expect(readError(await list(server)).status).toBe(502);
  expect(upstream.requests).toHaveLength(1);
});

test('a page that goes away takes its request along', async () => {
  const leaving = new AbortController();
  let left: Promise<unknown> | undefined;
  const { server } = await forwardToUpstream((request) => {
    left = once(request.socket, 'close');
    leaving.abort();
  });
  await expect(list(server, { signal: leaving.signal })).rejects.toThrow('aborted');
  await left;
});

test('a clock that is off is put right with the Date of the refusal', async () => {
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

function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
