import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import type { NodeEnv } from './guard.ts';
import { listen } from './listen.ts';
import { staticFiles, withoutConfigPreload } from './staticFiles.ts';

const preload = '<link rel="preload" as="fetch" crossorigin href="./config.json">';

test('in profile mode the page preloads no configuration, which it could not use', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'dist-'));
  await writeFile(
    join(dist, 'index.html'),
    `<title>Builds</title>${preload}<script src="./boot.js"></script>`,
  );
  const app = new Hono<NodeEnv>();
  app.use(withoutConfigPreload);
  for (const handler of staticFiles(dist)) app.use(handler);
  const server = await listen(app, 0);
  onTestFinished(async () => {
    await server.close();
    await rm(dist, { recursive: true });
  });
  const response = await fetch(`${server.origin}/`, { signal: AbortSignal.timeout(20_000) });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<title>Builds</title><script src="./boot.js"></script>');
  expect(response.headers.get('cache-control')).toBe('no-cache');
});
