import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import type { NodeEnv } from './guard.ts';
import { explainListenError, listen, listenOnNextFree, PortTakenError } from './listen.ts';
import { StartError } from '../startError.ts';

const app = new Hono<NodeEnv>().get('/', (context) => context.text('here'));

test('rejects a port in use, unless the next free one is allowed', async () => {
  const first = await listen(app, 0);
  onTestFinished(() => first.close());
  expect(first.origin).toBe(`http://127.0.0.1:${first.port}`);
  expect(await (await fetch(first.origin)).text()).toBe('here');

  await expect(listen(app, first.port)).rejects.toThrow(PortTakenError);
  await expect(listenOnNextFree(app, first.port, 1)).rejects.toThrow(`Port ${first.port} is in use`);
  const second = await listenOnNextFree(app, first.port);
  onTestFinished(() => second.close());
  expect(second.port).toBeGreaterThan(first.port);
});

test('closes without waiting for open connections', async () => {
  const stalling = new Hono<NodeEnv>().get('/', () => new Response(new ReadableStream()));
  const server = await listen(stalling, 0);
  const response = await fetch(server.origin);
  const ended = expect(response.text()).rejects.toThrow('terminated');
  await server.close();
  await ended;
});

test('names another port when one is not permitted', () => {
  const denied = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
  const explained = explainListenError(denied, 80);
  expect(explained).toBeInstanceOf(StartError);
  expect(explained.message).toBe(
    'This user may not listen on port 80 (EACCES). Choose one above 1023: npm start -- --port 8080',
  );
  const other = new Error('out of sockets');
  expect(explainListenError(other, 80)).toBe(other);
});
